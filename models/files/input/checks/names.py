"""Names beside codes, on sheets that have no column of names themselves."""

from models.files.input.headings import BESIDE
from models.files.input.named import DIFFERS, Named
from models.files.input.rows import Book
from models.files.sheets import RECORD_SHEETS


def check_names(book: Book) -> None:
    """Report rows whose code and name are two people's."""
    named = Named((row.get("id"), row.get("name")) for row in book.of("staff") if row.get("id"))
    for spec in RECORD_SHEETS:
        if not any(column.key == "id" and column.target == "staff" for column in spec.columns):
            continue
        for row in book.of(spec.key):
            said = named.differs(row.get("id"), row.beside) if row.beside and row.get("id") else None
            if said is not None:
                book.report(DIFFERS, row.place(BESIDE), **said)
