"""The rules of headcount, one file a rule, each with its check or measure."""
