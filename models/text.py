"""Texts that a planner sees, always in Chinese and in English."""

from typing import Any, Literal

from models.base import Record

Lang = Literal["zh", "en"]


class Text(Record):
    """One text in both languages; a missing language cannot be constructed."""

    zh: str
    en: str

    def say(self, lang: Lang, **values: Any) -> str:
        """Return the text in ``lang`` with ``{placeholders}`` filled from ``values``."""
        template = self.zh if lang == "zh" else self.en
        return template.format(**values) if values else template

    def fill(self, **values: Any) -> "Text":
        """Return a text whose placeholders are filled in both languages.

        A value that is itself a :class:`Text` contributes each language to its own side.
        """
        zh = {k: v.zh if isinstance(v, Text) else v for k, v in values.items()}
        en = {k: v.en if isinstance(v, Text) else v for k, v in values.items()}
        return Text(zh=self.zh.format(**zh), en=self.en.format(**en))


def text(zh: str, en: str) -> Text:
    """Return ``Text(zh=zh, en=en)``; the short form that reads well inline."""
    return Text(zh=zh, en=en)
