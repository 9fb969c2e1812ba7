"""What bodies, queries and answers share; what stands below a field describes it in the OpenAPI document."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from models.text import Text


class Answer(BaseModel):
    """What the service answers."""

    model_config = ConfigDict(
        frozen=True, populate_by_name=True, serialize_by_alias=True, use_attribute_docstrings=True
    )


class Given(BaseModel):
    """What a request gives: a body, a path or a query. Unknown fields are refused, with what may have been meant."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, use_attribute_docstrings=True)

    known: ClassVar[dict[str, type["Given"]]] = {}
    """Every such model by its title, so that a fault can be told what fields there are."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Enter the model."""
        cls.known[cls.__name__] = cls


class ById(Given):
    """路径中的编号 | The id in a path."""

    id: str
    """编号 | the id"""


def of_both(document: BaseModel, name: str) -> Text:
    """Return the text of which a document has both languages: what :func:`in_both` took apart."""
    return Text(zh=getattr(document, f"{name}_zh"), en=getattr(document, f"{name}_en"))


def in_both(**texts: Text | None) -> dict[str, Any]:
    """Return each text by its name in both languages, ``title_zh`` and ``title_en``; empty where there is none."""
    return {
        f"{name}_{lang}": found.say(lang) if found else "" for name, found in texts.items() for lang in ("zh", "en")
    }
