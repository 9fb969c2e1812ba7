"""The month's work step by step, from draft to report: what the command line and the service call."""
