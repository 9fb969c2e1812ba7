"""实际出勤核验表: handed out to each receiving unit with the published duties, and what comes back."""
