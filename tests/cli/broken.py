"""Records with one mistake each, made out of a sound one, with the place of the mistake."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Path = tuple[str | int, ...]
MEASUREMENT = {"assay": "CD4 count", "value": "140", "comparator": "="}
EVIDENCE = {"section": "abstract", "quote": "a made-up quote"}
SOUND: dict[str, Any] = {
    "casegraph": "1",
    "key": "doe2020",
    "type": "case-report",
    "title": "A rare case",
    "authors": [
        {"family": "Doe", "given": "Jane", "orcid": "0000-0002-1825-0097", "affiliations": [1]},
        {"family": "Roe", "given": "Richard"},
    ],
    "affiliations": [
        {"number": 1, "name": "A hospital", "country": "US", "ror": "0231d2y50"},
        {"number": 2, "name": "Another hospital", "city": "Oslo"},
    ],
    "journal": "Journal of Samples",
    "issued": "2020-02-29",
    "language": "en",
    "identifiers": {"doi": "10.1000/abc", "issn": "0378-5955", "pmid": "12345"},
    "keywords": ["a first", "a second"],
    "funding": [{"funder": "A foundation", "award": "A prize"}],
    "disclosures": [{"author": "Jane Doe", "statement": "Nothing", "category": 4}],
    "references": [
        {"number": 1, "raw": "Roe R (2001) One. J 1:1-2", "year": "2001", "intent": "supports"},
        {
            "number": 2,
            "raw": "Poe P (2002) Two. J 2:1-2",
            "authors": [{"family": "Poe", "given": "P"}],
            "identifiers": {"isbn": "9780306406157", "pmcid": "PMC12345"},
            "coverage": [
                {"treatment": "maraviroc", "conditions": ["PML"], "role": "review"},
            ],
        },
    ],
    "cases": [
        {
            "age": 63,
            "sex": "female",
            "conditions": ["PML"],
            "findings": [{"finding": "hemiparesis", "evidence": [EVIDENCE]}],
            "measurements": [dict(MEASUREMENT)],
            "therapy": [
                {"agents": ["maraviroc"], "clinical": "stable", "measurements": [dict(MEASUREMENT)]}
            ],
            "vital_status": "alive",
        }
    ],
}
ENUMS = {
    *("type", "intent", "role", "sex", "clinical", "vital_status", "comparator", "category"),
    *("country", "language", "key", "year", "issued"),
}
VALUES: dict[str, tuple[object, ...]] = {
    "orcid": ("0000-0002-1825-0098", "0000-0002-1825"),
    "ror": ("0231d2y51",),
    "doi": ("11.1000/abc",),
    "issn": ("0378-5954",),
    "pmid": ("PMID",),
    "isbn": ("9780306406158", "978030640615"),
    "pmcid": ("12345x",),
    "issued": ("2019-02-29", "2020-13", "29.2.2020"),
    "age": (95, -1, "young"),
    "number": (0, "2.5", "two"),
    "casegraph": ("2", 3),
    "value": ("1,40", "high"),
    "treatment": ("maravirok",),
}
DANGLING: dict[Path, object] = {
    ("authors", 0, "affiliations", 0): 9,
    ("affiliations", 1, "number"): 1,
    ("references", 1, "number"): 1,
    ("disclosures", 0, "author"): "John Nobody",
    ("references", 1, "coverage", 0, "conditions", 0): "no such disease",
}
NEEDED_BY_RULE = {"family", "value"}
REQUIRED = {"number", "name", "raw", "finding", "assay", "agents", "treatment"}


class Raw(str):
    """Text that is written into the file as it is."""

    __slots__ = ()


@dataclass
class Page:
    """The text of a record, and the line of every field and entry in it, counted from 1."""

    lines: list[str] = field(default_factory=list)
    places: dict[Path, int] = field(default_factory=dict)

    def write(self, value: Any, path: Path, indent: int, lead: str) -> None:
        """Write a value behind what its line begins with, or in lines below it."""
        if not isinstance(value, dict | list):
            self.places[path] = len(self.lines) + 1
            text = value if isinstance(value, Raw) else json.dumps(value, ensure_ascii=False)
            self.lines.append(f"{lead} {text}")
            return
        if lead.endswith(":"):
            self.lines.append(lead)
            lead = ""
        self.places[path] = len(self.lines) + 1
        for name, held in value.items() if isinstance(value, dict) else enumerate(value):
            start = f"{lead} " if lead else " " * indent
            mark = f"{name}:" if isinstance(value, dict) else "-"
            self.write(held, (*path, name), indent + 2, f"{start}{mark}")
            lead = ""

    @property
    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def page_of(data: object) -> Page:
    """Return a record as a page."""
    page = Page()
    page.write(data, (), 0, "")
    return page


@dataclass(frozen=True)
class Broken:
    """A record with one mistake: its line, and the path of the field, None for bad YAML."""

    name: str
    text: str
    line: int
    path: str | None


def broken_records() -> Iterator[Broken]:
    """Yield every record with one mistake."""
    for path, value in walk(SOUND, ()):
        for what, make in mistakes(path, value):
            data = copy.deepcopy(SOUND)
            at, told = make(data)
            page = page_of(data)
            yield Broken(f"{what} at {shown(path)}", page.text, page.places[at], shown(told))
    yield from broken_texts()


def walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield every value of a record with its path."""
    yield path, value
    entries = enumerate(value) if isinstance(value, list) else ()
    for name, held in value.items() if isinstance(value, dict) else entries:
        yield from walk(held, (*path, name))


Mistake = Callable[[dict[str, Any]], tuple[Path, Path]]


def mistakes(path: Path, value: Any) -> Iterator[tuple[str, Mistake]]:
    """Yield the mistakes that can be made at a place: those of its kind, and its field's own."""
    name = str(path[-1]) if path else ""
    if isinstance(value, dict):
        yield from of_fields(path, value)
    elif isinstance(value, list):
        yield "a word for a list", put(path, "word")
    elif isinstance(value, str) and name != "casegraph":
        yield "a list for a word", put(path, Raw("[x]"))
    if name in ENUMS:
        yield "no such value", put(path, "Zz zz")
    for wrong in VALUES.get(name, ()):
        yield f"{wrong}", put(path, wrong)
    for place, wrong in DANGLING.items():
        if place == path:
            yield "dangling", put(path, wrong)


def of_fields(path: Path, value: dict[str, Any]) -> Iterator[tuple[str, Mistake]]:
    """Yield the mistakes that can be made in a mapping of fields."""
    if path:
        yield "a word for fields", put(path, "word")
    if path[-1:] == ("identifiers",):
        return
    yield "unknown field", unknown_field(path)
    for name in value:
        if name in REQUIRED:
            yield f"no {name}", without(path, name)
        if name in NEEDED_BY_RULE:
            yield f"no {name}", without(path, name, told=path)


def put(path: Path, wrong: object) -> Mistake:
    """Return the mistake of another value at a place."""

    def make(data: dict[str, Any]) -> tuple[Path, Path]:
        held_at(data, path[:-1])[path[-1]] = wrong
        return path, path

    return make


def unknown_field(path: Path) -> Mistake:
    """Return the mistake of a field that a mapping does not have."""

    def make(data: dict[str, Any]) -> tuple[Path, Path]:
        held_at(data, path)["colour"] = "red"
        return (*path, "colour"), (*path, "colour")

    return make


def without(path: Path, name: str, *, told: Path | None = None) -> Mistake:
    """Return the mistake of leaving out a field: it is told where its mapping begins."""

    def make(data: dict[str, Any]) -> tuple[Path, Path]:
        del held_at(data, path)[name]
        return path, told or (*path, name)

    return make


def held_at(data: Any, path: Path) -> Any:
    """Return what stands at a place."""
    for name in path:
        data = data[name]
    return data


def broken_texts() -> Iterator[Broken]:
    """Yield records whose text is wrong: what stands in their lines cannot be read as fields."""
    page = page_of(SOUND)
    for path, value in walk(SOUND, ()):
        line = page.places[path]
        written = page.lines[line - 1]
        if isinstance(value, str) and isinstance(path[-1], str):
            loose = written.replace(json.dumps(value), "one: two")
            yield Broken(f"colon at {shown(path)}", changed(page, line, loose), line, None)
            twice = f"{written.replace('- ', '  ')}"
            doubled = changed(page, line, f"{written}\n{twice}")
            yield Broken(f"twice {shown(path)}", doubled, line + 1, shown(path))
            tab = f"\t{written}"
            yield Broken(f"tab at {shown(path)}", changed(page, line, tab), line, None)


def changed(page: Page, line: int, text: str) -> str:
    """Return a page's text with another line in place of one."""
    return "\n".join([*page.lines[: line - 1], text, *page.lines[line:]]) + "\n"


def shown(path: Path) -> str:
    """Return a path as issues name it."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).removeprefix(".")
