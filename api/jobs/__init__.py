"""The queue: jobs of the store, each solved by the runner under a supervising thread."""
