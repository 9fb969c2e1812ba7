"""What a report writes."""
