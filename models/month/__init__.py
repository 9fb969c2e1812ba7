"""The month's work: answers to a draft, versions and what they change, attendance, and what is reported."""

from models.month.answer import Answer, AnswerKind, Side
from models.month.answered import objected, pins_of, unanswered
from models.month.changes import ChangeKind, DutyChange, changes_between
from models.month.drafted import Drafted
from models.month.month import Month, read_month
from models.month.publication import Publication

__all__ = [
    "Answer",
    "AnswerKind",
    "ChangeKind",
    "Drafted",
    "DutyChange",
    "Month",
    "Publication",
    "Side",
    "changes_between",
    "objected",
    "pins_of",
    "read_month",
    "unanswered",
]
