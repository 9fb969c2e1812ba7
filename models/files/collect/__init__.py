"""Collecting a county's data: each department's and unit's own small form, handed out, read back and joined."""
