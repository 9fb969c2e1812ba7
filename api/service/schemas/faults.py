"""What pydantic finds wrong with a request, as issues in both languages."""

from collections.abc import Sequence
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from api.service.schemas.base import Given
from models.files.input.codes import did_you_mean
from models.issue import Issue
from models.text import Text, text

REMEDY = text("请对照接口文档 /openapi/ 修改。", "See the documentation of the interface at /openapi/.")
UNKNOWN = text("没有“{field}”这一项{hint}", 'there is no field "{field}"{hint}')
MISSING = text("缺少“{field}”", '"{field}" is missing')
CHOICE = text("“{field}”只能是 {expected}", '"{field}" must be {expected}')
RANGE = text("“{field}”超出范围：{message}", '"{field}" is out of range: {message}')
WRONG = text("“{field}”填写不对：{message}", '"{field}" is not right: {message}')
MESSAGES = {
    "missing": MISSING,
    "enum": CHOICE,
    "literal_error": CHOICE,
    "greater_than": RANGE,
    "greater_than_equal": RANGE,
    "less_than": RANGE,
    "less_than_equal": RANGE,
}


def issues_of(error: ValidationError) -> list[Issue]:
    """Return every fault of a request, at its pointer."""
    return [_issue(error.title, found) for found in error.errors(include_url=False, include_input=False)]


def _issue(title: str, found: ErrorDetails) -> Issue:
    location = [str(step) for step in found["loc"]]
    field = location[-1] if location else ""
    pointer = "".join(f"/{step}" for step in location)
    if found["type"] == "extra_forbidden":
        hint = did_you_mean(field, _fields(Given.known.get(title), location[:-1]))
        return _fault("unknown_field", UNKNOWN.fill(field=field, hint=hint), pointer)
    said = MESSAGES.get(found["type"], WRONG)
    expected = found.get("ctx", {}).get("expected", "")
    code = "missing_field" if said is MISSING else "bad_field"
    return _fault(code, said.fill(field=field or "body", expected=expected, message=found["msg"]), pointer)


def _fault(code: str, message: Text, pointer: str) -> Issue:
    return Issue(code=code, severity="error", message=message, remedy=REMEDY, pointer=pointer)


def _fields(model: type[BaseModel] | None, location: Sequence[str]) -> dict[str, str]:
    """Return the names of the fields of the record at ``location`` inside ``model``, each by itself."""
    for step in location:
        names = {field.alias or name: field for name, field in model.model_fields.items()} if model else {}
        model = _model_of(names[step].annotation) if step in names else None
    found = model.model_fields if model else {}
    return {field.alias or name: field.alias or name for name, field in found.items()}


def _model_of(annotation: Any) -> type[BaseModel] | None:
    """Return the model that an annotation names, ``X | None`` included."""
    choices = (annotation, *get_args(annotation))
    return next((c for c in choices if isinstance(c, type) and issubclass(c, BaseModel)), None)
