"""Warnings about a complete county: what is allowed, but hardly meant."""

from collections import Counter

from models.county import Category
from models.files.input.clean import match_key
from models.files.input.codes import Place, did_you_mean
from models.files.input.rows import Book


def match_specialties(book: Book) -> None:
    """Bring the specialties of needs to the spelling of the staff, in place; warn where nobody has one."""
    known = {match_key(word): word for word in (row.get("specialty") for row in book.of("staff")) if word}
    bare = {key.removesuffix("科"): word for key, word in known.items()}
    for row in book.of("needs"):
        wanted = row.get("specialty")
        if not wanted:
            continue
        key = match_key(wanted)
        found = known.get(key) or bare.get(key.removesuffix("科"))
        if found:
            row.values["specialty"] = found
        else:
            book.fault(row, "specialty", "specialty_nobody", found=wanted, hint=did_you_mean(key, known))


def check_sense(book: Book) -> None:
    """Warn about receivers that are none and home floors that nobody can leave."""
    receives = {row.get("id"): row.get("receives") for row in book.of("facilities")}
    if not any(receives.values()):
        place = book.of("facilities")[0].place("receives")
        book.report("no_receiver", Place(sheet=place.sheet, pointer="/facilities"))
    for sheet, key in (
        ("needs", "facility"),
        ("pins", "facility"),
        ("residents", "facility"),
        ("staff", "host1"),
        ("staff", "host2"),
    ):
        for row in book.of(sheet):
            if row.get(key) and not receives[row.get(key)] and not row.added:
                book.fault(row, key, "host_does_not_receive", found=row.get(key))
    _check_floors(book)


def _check_floors(book: Book) -> None:
    staff = Counter(row.get("dept") for row in book.of("staff"))
    physicians = Counter(row.get("dept") for row in book.of("staff") if row.get("category") is Category.PHYSICIAN)
    for row in book.of("departments"):
        count = physicians[row.get("id")] or staff[row.get("id")]
        if count and row.get("floor") > count:
            book.fault(row, "floor", "floor_above_staff", floor=row.get("floor"), count=count)
