"""The rules of siting, one file a rule: what a plan of shared centers must keep, as the policy says it."""
