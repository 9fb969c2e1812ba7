"""Whether an absence reduces the annual days, where the row does not say."""

from models.files.input.defaults.log import DefaultLog, settings
from models.files.input.rows import Book


def fill_absences(book: Book, log: DefaultLog) -> None:
    """Fill in whether whole months of the absence reduce the days due, by its kind."""
    kinds = settings("absences.reduces")["kinds"]
    for row in book.of("absences"):
        log.fill(row, "reduces", row.get("kind").value in kinds, "absences.reduces")
