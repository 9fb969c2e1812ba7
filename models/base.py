"""What every record of the domain shares."""

from collections.abc import Mapping
from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record that refuses unknown fields and is written with the keys of the workbook."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Return a copy with fields changed; what was derived from the old fields stays behind."""
        twin = super().model_copy(update=update, deep=deep)
        for derived in vars(twin).keys() - type(self).model_fields.keys():
            del vars(twin)[derived]
        return twin
