"""The routes, one blueprint a file; each is a thin function between a schema and the store."""
