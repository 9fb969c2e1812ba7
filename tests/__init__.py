"""Tests mirror the code; builders and fixtures stand here."""
