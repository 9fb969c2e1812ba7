"""The second opinion, held against plans."""
