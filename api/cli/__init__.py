"""The command line: one file a command, each thin; what they share stands beside them."""
