"""Answers to drafts, and who may go in somebody's place."""
