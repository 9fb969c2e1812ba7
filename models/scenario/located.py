"""YAML with the line of everything in it: plain values alone, no aliases, no tags, no key twice."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import yaml

from models.files.input.codes import Fault
from models.files.input.gather_json import escaped
from models.files.input.values import shown
from models.scenario.yaml_words import KEY, said_of

DEEPEST = 20
_PLAIN = "tag:yaml.org,2002:"
_SCALARS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "null": (r"(?:~|null|)", lambda said: None),
    "bool": (r"(?:true|false)", lambda said: said == "true"),
    "int": (r"-?(?:0|[1-9][0-9]{0,17})", int),
    "float": (r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,17}(?:[eE][-+]?[0-9]{1,2})?|[eE][-+]?[0-9]{1,2})", float),
}
"""The scalars that are not text, as in JSON: a date, a time of day and yes or no stay what was written."""


@dataclass
class Located:
    """A document, and the line of each value by its pointer."""

    value: Any = None
    lines: dict[str, int] = field(default_factory=dict)


class _Loader(yaml.SafeLoader):
    """Composes nodes; refuses what could explode."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - the library's own attribute
    depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        """Return the next node; raise :class:`Fault` for an alias or bottomless nesting."""
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()
            raise Fault("yaml_alias", line=event.start_mark.line + 1, found=shown(event.anchor))
        if self.depth >= DEEPEST:
            raise Fault("yaml_too_deep", line=self.peek_event().start_mark.line + 1, limit=DEEPEST)
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


for _name, (_pattern, _) in _SCALARS.items():
    _Loader.add_implicit_resolver(_PLAIN + _name, re.compile(rf"{_pattern}\Z"), None)


def parse_yaml(text: str) -> Located:
    """Return the document of a YAML text; raise :class:`Fault` where it is not plain YAML."""
    try:
        root = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise Fault("bad_yaml", line=line, column=column, detail=said_of(error.problem or "")) from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position].split("\n")
        raise Fault("bad_yaml", line=len(before), column=len(before[-1]) + 1, detail=said_of(error.reason)) from error
    found = Located()
    found.value = _value(root, "", found) if root is not None else None
    return found


def _value(node: yaml.Node, pointer: str, found: Located) -> Any:
    found.lines[pointer] = node.start_mark.line + 1
    kind = node.tag.removeprefix(_PLAIN)
    if isinstance(node, yaml.MappingNode) and kind == "map":
        return _mapping(node, pointer, found)
    if isinstance(node, yaml.SequenceNode) and kind == "seq":
        return [_value(item, f"{pointer}/{n}", found) for n, item in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode) and kind in _SCALARS:
        return _SCALARS[kind][1](node.value)
    if isinstance(node, yaml.ScalarNode) and kind == "str":
        return node.value
    raise Fault("yaml_tag", line=node.start_mark.line + 1, found=shown(node.tag))


def _mapping(node: yaml.MappingNode, pointer: str, found: Located) -> dict[str, Any]:
    known: dict[str, Any] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise Fault("bad_yaml", line=line, column=key.start_mark.column + 1, detail=KEY)
        if key.value in known:
            raise Fault("yaml_twice", line=line, found=shown(key.value))
        inside = f"{pointer}/{escaped(key.value)}"
        known[key.value] = _value(value, inside, found)
        found.lines[inside] = line
    return known
