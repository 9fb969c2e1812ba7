"""The county's own policy values (sheet 规则口径): rule, parameter and value in everyday words."""

from functools import cache

from models.county import AbsenceKind, Category, DepartmentKind, FacilityKind, LicenseClass, Mode, Title, Word
from models.files.input.clean import match_key
from models.files.input.codes import Fault, did_you_mean, listed
from models.files.input.rows import Book, Row
from models.files.input.vocabulary import read_rule, spellings
from models.policy import Parameter, Rule, Setting, SettingFault, check_setting, rules
from models.policy.values import parse_pairs, parse_words
from models.text import Text, text

_VOCABULARIES: tuple[type[Word], ...] = (Title, LicenseClass, DepartmentKind, FacilityKind, AbsenceKind, Category)

_WANTED: dict[str, Text] = {
    "share": text("比例，例如 50% 或 1/2", "a share such as 50% or 1/2"),
    "days": text("天数，0.5的整数倍", "days, in halves"),
    "decimal": text("不小于0的数，例如 4.5", "a number from 0 such as 4.5"),
    "flag": text("是或否", "是 or 否"),
    "clock": text("时刻，例如 08:30", "a time of day such as 08:30"),
    "pairs": text("成对的词，例如 影像:技师、检验:技师", "pairs such as 影像:技师、检验:技师"),
    "season_date": text("月-日，例如 11-01", "month-day such as 11-01"),
}

_UP_TO = text("{least}至{most}的整数，或空", "a whole number from {least} to {most}, or blank")
_FROM = text("不小于{least}的整数，空为不限", "a whole number from {least}, blank for no limit")


def check_settings(book: Book) -> None:
    """Bring every setting to its catalogue spelling, in place; report what the catalogue does not know."""
    for row in book.of("policy"):
        if row.get("rule") and not row.faulty:
            _check_row(book, row, rules()[row.get("rule")])


def _check_row(book: Book, row: Row, rule: Rule) -> None:
    if not row.get("parameter") and row.get("value") is None and row.get("mode") is None:
        book.fault(row, "rule", "setting_empty")
        return
    if not row.get("parameter") and row.get("value") is None:
        return
    try:
        name = _parameter_name(rule, row.get("parameter") or "")
        row.values["parameter"] = name
    except Fault as fault:
        book.fault(row, "parameter", fault.code, **fault.values)
        return
    value = _value(rule.params.get(name), row.get("value") or "")
    row.values["value"] = value
    try:
        check_setting(Setting(rule=rule.id, parameter=name, value=value))
    except SettingFault:
        book.fault(row, "value", "setting_value", found=value, **_describe(rule, name))


def _parameter_name(rule: Rule, found: str) -> str:
    """Return the parameter's key from its key or title; raise :class:`Fault` with ``setting_parameter``."""
    known = {match_key(name): key for key, p in rule.params.items() for name in (key, p.title.zh, p.title.en)}
    known |= {"weight": "weight", "权重": "weight", "mode": "mode", "方式": "mode"}
    key = match_key(found)
    if key in known:
        return known[key]
    hint = did_you_mean(key, known)
    raise Fault("setting_parameter", rule=rule.title, found=found, hint=hint, choices=listed([*rule.params, "weight"]))


def _value(parameter: Parameter | None, found: str) -> str:
    """Return the value as the catalogue spells it: 副高 as ``deputy_senior``, 影像、超声 as ``imaging,ultrasound``."""
    if parameter is None:
        return _mode_spelling(found)
    if parameter.type == "words":
        known = _keys(parameter.choices)
        return ",".join(known.get(match_key(word), word) for word in parse_words(found))
    if parameter.type == "pairs":
        return _pairs_spelling(parameter, found)
    if parameter.type == "choice":
        return _keys(parameter.choices).get(match_key(found), found)
    return found.removesuffix("天").removesuffix("元").strip() if parameter.type in ("days", "number") else found


def _pairs_spelling(parameter: Parameter, found: str) -> str:
    """Return pairs with their right sides as the catalogue spells them, where these are of a vocabulary."""
    known = _keys(parameter.choices)
    try:
        pairs = parse_pairs(found)
    except ValueError:
        return found
    return ",".join(f"{left}:{known.get(match_key(right), right)}" for left, right in pairs)


def _mode_spelling(found: str) -> str:
    word = spellings(Mode).get(match_key(found))
    return word.value if word else found


@cache
def _keys(choices: tuple[str, ...]) -> dict[str, str]:
    """Return ``choices`` by every spelling of the vocabularies; nothing where anything may be said."""
    known = ((key, word.value) for v in reversed(_VOCABULARIES) for key, word in spellings(v).items())
    return {key: value for key, value in known if value in choices} | {match_key(c): c for c in choices}


def _describe(rule: Rule, name: str) -> dict[str, Text]:
    """Return what a message says of a parameter: its title and what it wants."""
    parameter = rule.params.get(name)
    if parameter is None:
        return {"parameter": text(name, name), "wanted": text("1至1000的整数", "a whole number from 1 to 1000")}
    wanted = _WANTED.get(parameter.type) or listed(parameter.choices)
    if parameter.type == "number":
        range_ = _FROM if parameter.most is None else _UP_TO
        wanted = range_.fill(least=parameter.least or 0, most=parameter.most)
    return {"parameter": parameter.title, "wanted": wanted}


def read_setting(rule: str, parameter: str, value: str) -> Setting:
    """Return the setting that everyday words spell, as ``--set`` gives them.

    Raises :class:`Fault` with ``unknown_rule``, ``setting_parameter`` or ``setting_value``.
    """
    found = rules()[read_rule(rule)]
    name = _parameter_name(found, parameter)
    setting = Setting(rule=found.id, parameter=name, value=_value(found.params.get(name), value))
    try:
        check_setting(setting)
    except SettingFault as error:
        raise Fault("setting_value", found=value, **_describe(found, name)) from error
    return setting
