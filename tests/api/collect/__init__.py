"""Collecting: forms handed out, returned and joined in a county folder."""
