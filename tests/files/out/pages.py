"""A report as a browser reads it."""

import json
import re
from html.parser import HTMLParser
from typing import Any

LOADING = {"src", "href", "srcset", "data", "action", "poster", "background"}


class Page(HTMLParser):
    """What a browser would load, the tags that it meets, and the text outside scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.said: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [f"{tag} {name}={value}" for name, value in attrs if name in LOADING]

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] not in (["script"], ["style"]):
            self.said.append(data)


def figures(page: str) -> dict[str, Any]:
    """Return the data of the figures as the browser reads them."""
    block = page[page.rindex("const figures = {") :]
    found = re.findall(r'^  "(\w+)": (\{.*\}),?$', block[: block.index("\n};")], re.MULTILINE)
    return {name: json.loads(data) for name, data in found}
