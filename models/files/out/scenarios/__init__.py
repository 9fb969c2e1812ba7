"""What a batch leaves: its table in three forms, and the page of the comparison."""
