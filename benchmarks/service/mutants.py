"""Valid inputs made wrong by chance: JSON bodies, and files as Excel and its like would never write them."""

import copy
import io
import json
import random
import zipfile
from collections.abc import Callable
from typing import Any

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**63, 1e308, -0.0, "", " ", "\x00", "\ud800", "是", "' OR 1=1 --", "../../etc/passwd",
    "=1+1", "9" * 400, "x" * 5000, "2026-02-30", "0001-01-01", "9999-12-31", [], {}, [[[[]]]], {"": {"": ""}},
    ["x"] * 200, {"$ref": "#"},
)  # fmt: skip
RAW = (b"\x00", b"\xff\xfe", b'"', b"{", b"]", b",", b"NaN", b"Infinity", b"1e999", b"\\u0000", b"\\ud800", b"[" * 300)


def mutated(document: Any, rng: random.Random) -> Any:
    """Return a copy of a document with one to three of its places changed."""
    found = json.loads(json.dumps(document))
    for _ in range(rng.randint(1, 3)):
        _change(found, rng)
    return found


def _change(document: Any, rng: random.Random) -> None:
    """Change one place of a document: another value, none, another's, another name, once more."""
    holder = _descend(document, rng)
    if isinstance(holder, dict):
        key = rng.choice([*holder, "unknown"])
        kind = rng.randrange(4)
        if kind == 0:
            holder.pop(key, None)
        elif kind == 1:
            holder[rng.choice(("Id", "ID", key + " ", "__proto__", "x" * 300))] = holder.pop(key, None)
        else:
            holder[key] = _odd(rng)
    elif holder:
        place = rng.randrange(len(holder))
        kind = rng.randrange(3)
        if kind == 0:
            del holder[place]
        elif kind == 1:
            holder.insert(place, holder[place])
        else:
            holder[place] = _odd(rng)


def _odd(rng: random.Random) -> Any:
    """Return a value of its own: one that is changed in its turn must not change for those that come later."""
    return copy.deepcopy(rng.choice(ODD))


def _descend(document: Any, rng: random.Random) -> Any:
    """Return some object or list of a document, those at the top more often."""
    while True:
        values = document.values() if isinstance(document, dict) else document
        inner = [value for value in values if isinstance(value, dict | list)]
        if not inner or rng.random() < 0.3:
            return document
        document = rng.choice(inner)


def body(document: Any, rng: random.Random) -> bytes:
    """Return the bytes of a mutated document, now and then broken as text too."""
    found = json.dumps(mutated(document, rng), ensure_ascii=rng.random() < 0.5).encode("utf-8", "surrogatepass")
    return damaged(found, rng) if rng.random() < 0.25 else found


def damaged(content: bytes, rng: random.Random) -> bytes:
    """Return bytes that are cut, flipped, stuffed or doubled somewhere."""
    place = rng.randrange(max(1, len(content)))
    kind = rng.randrange(4)
    if kind == 0:
        return content[:place]
    if kind == 1:
        changed = bytearray(content)
        for _ in range(min(len(changed), rng.randint(1, 20))):
            changed[rng.randrange(len(changed))] = rng.randrange(256)
        return bytes(changed)
    if kind == 2:
        return content[:place] + rng.choice(RAW) + content[place:]
    return content[:place] + content[max(0, place - 200) :]


def workbook(content: bytes, rng: random.Random) -> bytes:
    """Return a workbook or archive with something wrong in it."""
    kind: Callable[[bytes, random.Random], bytes] = rng.choice((damaged, _part_damaged, _part_missing, _cells, _bomb))
    return kind(content, rng)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()


def _part_damaged(content: bytes, rng: random.Random) -> bytes:
    parts = _parts(content)
    name = rng.choice(sorted(parts))
    return _packed(parts | {name: damaged(parts[name], rng)})


def _part_missing(content: bytes, rng: random.Random) -> bytes:
    parts = _parts(content)
    name = rng.choice(sorted(parts))
    part = parts.pop(name)
    if rng.random() < 0.5:
        parts[rng.choice(("../../evil", "/etc/passwd", name + "x", "xl/../" + name))] = part
    return _packed(parts)


def _cells(content: bytes, rng: random.Random) -> bytes:
    """Return it with values of cells replaced."""
    parts = _parts(content)
    name = rng.choice(sorted(parts))
    texts = parts[name].split(b">")
    for _ in range(rng.randint(1, 10)):
        place = rng.randrange(len(texts))
        if b"<" in texts[place]:
            texts[place] = rng.choice((b"", b"1e400", b"-1", b"#REF!", b"x" * 40000, b"&amp;", b"\xe6")) + (
                b"<" + texts[place].partition(b"<")[2]
            )
    return _packed(parts | {name: b">".join(texts)})


def _bomb(content: bytes, rng: random.Random) -> bytes:
    """Return it with a part that is far larger or deeper unpacked than packed."""
    parts = _parts(content)
    name = rng.choice(sorted(parts))
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    bombs = (
        b"0" * 60_000_000,
        b"<a>" * 200_000,
        f'<!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e8;</x>'.encode(),
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    )
    return _packed(parts | {name: rng.choice(bombs)})
