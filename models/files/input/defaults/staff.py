"""What the rules ask about a person where the row does not say."""

from models.county import Category, Employment, LicenseClass, Status, Title
from models.files.input.defaults.log import DefaultLog, settings
from models.files.input.rows import Book, Row


def fill_staff(book: Book, log: DefaultLog) -> None:
    """Fill in class of license, specialty, may be sent, employment, status and front line."""
    departments = {row.get("id"): row for row in book.of("departments")}
    for row in book.of("staff"):
        department = departments[row.get("dept")]
        name = department.get("name")
        log.fill(row, "license_class", _license_class(row, name), "staff.license_class")
        log.fill(row, "specialty", specialty_of(name), "staff.specialty")
        log.fill(row, "dispatchable", _dispatchable(row), "staff.dispatchable")
        log.fill(row, "employment", Employment(settings("staff.employment")["value"]), "staff.employment")
        log.fill(row, "status", Status(settings("staff.status")["value"]), "staff.status")
        log.fill(row, "front_line", _front_line(row, department), "staff.front_line")


def _dispatchable(row: Row) -> bool:
    return bool(row.get("title").at_least(Title(settings("staff.dispatchable")["min_title"])))


def _license_class(row: Row, department: str) -> LicenseClass:
    if row.get("category") is not Category.PHYSICIAN:
        return LicenseClass.NONE
    words = settings("staff.license_class")["words"]
    return LicenseClass(next((value for word, value in words if word in department), "clinical"))


def specialty_of(department: str) -> str:
    """Return the specialty of a department: 妇产科 is 妇产; 内科, 心血管内科 and 儿科 keep their name."""
    bare = department.removesuffix("科")
    return department if len(bare) < 2 or bare.endswith(("内", "外")) else bare


def _front_line(row: Row, department: Row) -> bool:
    kinds = settings("staff.front_line")["kinds"]
    return row.get("category") is Category.PHYSICIAN and department.get("kind").value in kinds
