"""What the store raises beside what its functions say."""


class StoreUnavailableError(Exception):
    """The store cannot answer now: locked, full, or out of reach; nothing of the change was kept."""
