"""The month's work, from draft to report."""
