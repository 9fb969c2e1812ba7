"""Forms that ask for consent, and what comes back."""
