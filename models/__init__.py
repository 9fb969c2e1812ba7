"""The domain of a county medical consortium: the county, its people, its policy, its plans, and what is right.

This package knows no solver and no HTTP. ``optimizer`` finds plans, ``api`` shows them.
"""
