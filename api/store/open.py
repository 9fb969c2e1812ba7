"""Opening the store: its tables are brought up to date first."""

from api.store.engine import make_engine
from api.store.migrate import upgrade
from api.store.store import Store, unavailable


def open_store(url: str) -> Store:
    """Return the store at ``url``, made or migrated where needed; raise ``StoreUnavailableError``."""
    engine = make_engine(url)
    with unavailable():
        upgrade(engine)
    return Store(engine)
