"""The siting's engine against brute force, by hand, and at its edges."""
