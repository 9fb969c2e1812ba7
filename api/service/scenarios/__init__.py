"""Batches of scenarios at the service: what is sent is read, prepared, queued as jobs, and told as a table."""
