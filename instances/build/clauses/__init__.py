"""The table of what each clause of headcount costs a county: clause by clause, posts still missing."""
