"""Transactions on the store, and the one door to the rows of a commission."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.orm import Session

from api.store.base import new_id
from api.store.engine import WRITES
from api.store.faults import StoreUnavailableError
from api.store.scope import Scope
from api.store.tables import Commission


class Store:
    """What the service keeps; every method may be called from any thread."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that only reads; raise ``StoreUnavailableError`` where the database does not answer."""
        with unavailable(), Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are kept together when it ends well, or not at all."""
        engine = self.engine.execution_options(**{WRITES: True})
        with unavailable(), Session(engine, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def read(self, commission: str) -> Iterator[Scope]:
        """Give the rows of ``commission`` to read."""
        with self.reading() as session:
            yield Scope(session, commission)

    @contextmanager
    def write(self, commission: str) -> Iterator[Scope]:
        """Give the rows of ``commission`` to change, all together or not at all."""
        with self.writing() as session:
            yield Scope(session, commission)

    def commission(self, name: str) -> str:
        """Return the id of the commission ``name``, which is made where it is new."""
        wanted = select(Commission.id).where(Commission.name == name)
        with self.reading() as session:
            known = session.scalar(wanted)
        if known is not None:
            return known
        with suppress(IntegrityError), self.writing() as session:  # another server may have made it meanwhile
            session.add(Commission(id=new_id("commission"), name=name))
        with self.reading() as session:
            return session.scalars(wanted).one()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()


@contextmanager
def unavailable() -> Iterator[None]:
    """Turn what the database says when it is locked, full or gone into ``StoreUnavailableError``."""
    try:
        yield
    except (OperationalError, PoolTimeoutError) as error:
        raise StoreUnavailableError(str(error)) from error
    except DBAPIError as error:
        if error.connection_invalidated:
            raise StoreUnavailableError(str(error)) from error
        raise
