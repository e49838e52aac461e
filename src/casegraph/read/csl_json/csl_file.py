"""A CSL-JSON file as readings, one for each item, in the order of the file."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.issues import Issue, Severity, Where
from casegraph.read.csl_json.item import ItemReader
from casegraph.read.csl_json.items import items_of
from casegraph.read.fields.record_builder import RecordBuilder, shown
from casegraph.read.outcome import Outcome, outcome_of, refusal
from casegraph.read.text import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.read.csl_json.items import Item
    from casegraph.read.fields.record_builder import Position

_YAML = re.compile(r"^references:[ \t]*$", re.MULTILINE)


def read_csl_file(data: bytes, source: str) -> Iterator[Outcome]:
    """Yield what every item says; an item that is broken is an error of its own."""
    text, problems = decode(data, source)
    if text is None:
        yield Outcome(None, problems, "")
        return
    if text.lstrip()[:1] not in {"[", "{"} and _YAML.search(text):
        yield _yaml(source, text)
        return
    held: Outcome | None = None
    asides: list[Issue] = []
    for item in items_of(text):
        if item.aside:
            asides.append(_aside(item.aside, source))
            continue
        if held:
            yield replace(held, issues=(*asides, *held.issues))
            asides.clear()
        held = _outcome(item, source)
    held = held or refusal(source, (1, 1), "no-item", "there is no item in this file", text)
    yield replace(held, issues=(*asides, *held.issues))


def _yaml(source: str, text: str) -> Outcome:
    hint = "pandoc FILE --from markdown --to csljson writes the same as JSON"
    return refusal(source, (1, 1), "csl-yaml", "these items are YAML, not JSON", text, hint)


def _aside(aside: tuple[str, Position], source: str) -> Issue:
    name, at = aside
    where = Where(source=source, line=at[0], column=at[1])
    detail = f"unknown key {shown(name)} beside the items is set aside"
    return Issue("unknown-field", Severity.INFO, where, detail)


def _outcome(item: Item, source: str) -> Outcome:
    if item.error:
        code, detail, at = item.error
        return refusal(source, at, code, detail, item.text)
    if not isinstance(item.value, dict):
        detail = f"an item is an object, this is {shown(item.text)}"
        return refusal(source, item.at, "no-item", detail, item.text)
    if not item.value:
        return refusal(source, item.at, "empty-entry", "this item says nothing", item.text)
    builder = RecordBuilder(source, item.at)
    for name, at in item.doubled:
        builder.warn("duplicate-key", f"{shown(name)} is given twice; the last one is read", at)
    if not ItemReader(item, builder).read():
        detail = f"no item of CSL; no key of it is known: {shown(', '.join(item.value))}"
        return refusal(source, item.at, "no-item", detail, item.text)
    key = item.value.get("id") or item.value.get("citation-key")
    stated = key if isinstance(key, str) and key.isprintable() else None
    return outcome_of(builder, item.text, stated)
