"""Reading returned forms."""
