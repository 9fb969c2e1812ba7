"""What a sheet and a column of the input are: one description for reader, template, schema and docs."""

from dataclasses import dataclass
from enum import StrEnum

from models.base import Record
from models.county import Word
from models.text import Text


class Kind(StrEnum):
    """How a cell is read."""

    TEXT = "text"
    REF = "ref"
    REFS = "refs"
    WHOLE = "whole"
    NUMBER = "number"
    AMOUNT = "amount"
    FLAG = "flag"
    DATE = "date"
    SEASON_DATE = "season_date"
    TIME = "time"
    WORD = "word"
    WORDS = "words"
    WEEKDAYS = "weekdays"
    WEEKLY_PARTS = "weekly_parts"
    PROFILE = "profile"
    RULE = "rule"


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column: ``key`` is the record's field (its alias where it has one).

    ``target`` names the sheet that a reference points to (``places`` means facility or junction).
    ``defaulted`` marks a column whose blank is filled from other data; there the word 无 says "none, on purpose".
    A drop-down offers what is ``suggested``, but any other text will do.
    In a column that is ``unlimited`` the words 不限 and 无 say that there is no limit, as ``null`` does in JSON.
    """

    key: str
    zh: str
    en: str
    kind: Kind = Kind.TEXT
    required: bool = False
    defaulted: bool = False
    unlimited: bool = False
    synonyms: tuple[str, ...] = ()
    vocabulary: type[Word] | None = None
    suggested: tuple[str, ...] = ()
    target: str = ""
    note: Text | None = None
    example: str = ""

    @property
    def title(self) -> Text:
        """The heading in both languages."""
        return Text(zh=self.zh, en=self.en)


@dataclass(frozen=True, kw_only=True)
class SheetSpec:
    """A sheet: its key is the county's field.

    ``unique`` lists the groups of columns that may not repeat; ``single`` means one row at most; ``closable`` that
    rows are added by default unless the sheet ends with a row that only says 无.
    """

    key: str
    title: Text
    note: Text
    columns: tuple[Column, ...]
    record: type[Record] | None = None
    synonyms: tuple[str, ...] = ()
    unique: tuple[tuple[str, ...], ...] = ()
    required: bool = False
    single: bool = False
    closable: bool = False

    def column(self, key: str) -> Column:
        """Return the column ``key``; raise ``KeyError`` where there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)
