"""What a department or a receiving unit answers to a duty of a draft (科室确认表, 接收单位确认)."""

from typing import Annotated

from pydantic import Field

from models.base import Record
from models.county.words import Word


class AnswerKind(Word):
    """The answer (意见)."""

    AGREED = "agreed", "同意", "agreed", "可以", "无意见", "是", "行", "√", "✓", "✔", "ok", "agree", "yes"
    SUBSTITUTE = "substitute", "换人", "substitute", "替换", "调换", "更换", "换", "换班"
    DECLINED = "declined", "不同意", "declined", "不可以", "反对", "不行", "否", "×", "✗", "decline", "no"


class Side(Word):
    """Who answers."""

    DEPARTMENT = "department", "科室", "department", "派出科室"
    UNIT = "unit", "接收单位", "receiving unit", "卫生院"


class Answer(Record):
    """The answer of a ``side`` to a ``duty`` of draft ``draft``, named as in 科室确认表 (``2026-03-18/P001/T01``).

    A ``substitute`` is the code of who goes instead; ``source`` is the file that it came in.
    """

    duty: str
    draft: Annotated[int, Field(ge=1)]
    side: Side
    kind: AnswerKind
    substitute: str = ""
    reason: str = ""
    signed: str = ""
    source: str = ""
