"""The chain of siting, headcount and roster."""
