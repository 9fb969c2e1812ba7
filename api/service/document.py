"""The OpenAPI document, and the page on which people read it."""

import re
from typing import Any

from flask_openapi.openapi import OpenAPI

CODE = re.compile(r"(?::\w+:)?(`{1,2})([^`]+)\1")
"""Code as docstrings mark it."""
PAGE = {"validatorUrl": None}
"""The page asks no other site whether the document is valid, which would tell that site the service's address."""


class DocumentedApp(OpenAPI):
    """An app whose document keeps the order in which it is written, and marks code as its page does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.openapi_version = "3.1.1"
        self.json.sort_keys = False  # type: ignore[attr-defined]
        self.config["SWAGGER_CONFIG"] = PAGE

    def generate_spec_json(self) -> None:
        """Make the document."""
        super().generate_spec_json()  # type: ignore[no-untyped-call]
        self.spec_json = shown(self.spec_json)


def shown(told: Any) -> Any:
    """Return a part of the document with the code in its descriptions as Markdown."""
    if isinstance(told, dict):
        return {
            key: CODE.sub(r"`\2`", value) if key == "description" and isinstance(value, str) else shown(value)
            for key, value in told.items()
        }
    return [shown(part) for part in told] if isinstance(told, list) else told
