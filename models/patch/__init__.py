"""Patches: changes of a county, each named by the place that it changes.

A patch maps selectors to values: ``{"staff[id=P1].title": "senior", "facilities[id=T3].population": 12000}``. Sheets
and fields are those of the county as JSON. ``sheet[field=value, ...]`` selects every row with these values; with a
field behind it that field is set (``null`` blanks it), without one an object sets several fields and ``null`` removes
the rows. ``sheet[+]`` adds the object, or each of a list of them. The sheet of one row has no brackets:
``county.month``. A value with a comma or a bracket is quoted: ``staff[name="..."]``.

Selectors see the county before the patch, so their order does not matter, and no two may change the same value. What
had been filled in is filled in anew from what the patch leaves; but rows that were filled in on a sheet whose rows the
patch changes stand as they are.
"""

from models.patch.asked import ManyPatched, PatchAsked, Patched, PatchesAsked
from models.patch.patched import patched

__all__ = ["ManyPatched", "PatchAsked", "Patched", "PatchesAsked", "patched"]
