"""The roster's rules: a file for each, named like the rule, with one function that reads like the policy."""
