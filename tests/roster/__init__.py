"""The derived data that checker and formulation share."""
