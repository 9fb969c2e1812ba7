"""The store: what the service keeps, in SQLite or PostgreSQL; the only room that touches SQLAlchemy."""

from api.store.faults import StoreUnavailableError
from api.store.open import alone, open_store
from api.store.store import Store

__all__ = ["Store", "StoreUnavailableError", "alone", "open_store"]
