"""Bodies and answers of the service, one file a resource."""
