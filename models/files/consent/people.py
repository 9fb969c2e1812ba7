"""Who is meant by what stands in the column 换人: a code, a name, or both."""

from collections.abc import Iterator

from models.county import County, Person
from models.files.input.clean import match_key
from models.files.input.codes import Fault
from models.files.input.names import NameIndex

UNKNOWN = "unknown_person"


class Colleagues:
    """The people of a county, those of the asking department first."""

    def __init__(self, county: County) -> None:
        self._county = county
        self._all = _index(county.staff)
        self._of: dict[str, NameIndex] = {}

    def find(self, said: str, dept: str) -> str:
        """Return the code that ``said`` means; raise ``Fault`` where it is nobody, or may be several."""
        if dept not in self._of:
            self._of[dept] = _index(tuple(p for p in self._county.staff if p.dept == dept))
        codes = {match_key(p.id): p.id for p in self._county.staff}
        if match_key(said) in codes:
            return codes[match_key(said)]
        try:
            return self._of[dept].find(said)
        except Fault as fault:
            if fault.code != UNKNOWN:
                raise
        return self._all.find(said)


def _index(people: tuple[Person, ...]) -> NameIndex:
    index = NameIndex(UNKNOWN)
    for person in people:
        index.add(person.id, _spellings(person))
    return index


def _spellings(person: Person) -> Iterator[str]:
    """Yield how somebody may be written beside their code."""
    id, name = person.id, person.name
    if name:
        yield from (name, f"{id} {name}", f"{name} {id}", f"{name}({id})", f"{id}({name})", f"{id}、{name}")
        yield from (f"{id}-{name}", f"{id}/{name}")
