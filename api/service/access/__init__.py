"""Who may come in, for which commission, and what they may do."""
