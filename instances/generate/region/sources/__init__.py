"""Tables that generated regions are drawn from, each row with its source."""
