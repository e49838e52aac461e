"""What is typed at a question, as the data of a record's file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.countries import country_code
from casegraph.model.link_labels import split_links
from casegraph.model.names import display
from casegraph.model.plain import to_plain
from casegraph.model.record import Name
from casegraph.read.page.authors import parse_author
from casegraph.vocab.enums import Comparator

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casegraph.marked import Plain

_NUMBER = re.compile(r"\s*(?:\[(\d{1,4})\]|(\d{1,4})[.)])\s*")
_MEASURED = re.compile(
    r"(?P<comparator><=|>=|<|>|~|=)?\s*(?P<value>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?:\s+(?P<unit>\S.*))?"
)
_FAMILY_FIRST = re.compile(
    r"(?P<family>[^,\d]+),\s*(?P<given>[^,\d]*[^,\d\s])(?P<links>(?:[\s,]*\d{1,2})*)"
)
_UNNUMBERED = ""
_SEPARATOR = re.compile(r"[;,\n]")


def lines(text: str) -> list[Plain]:
    """Return the lines of an answer: what is pasted may hold several."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def words(text: str) -> list[Plain]:
    """Return the words of an answer, however they are set apart."""
    return [word.strip() for word in _SEPARATOR.split(text) if word.strip()]


def authors(text: str) -> list[dict[str, Plain]]:
    """Return authors, one a line, printed `Given Family` or `Family, Given`."""
    return [_author(line) for line in text.splitlines() if line.strip()]


def printed_links(author: dict[str, Plain]) -> str:
    """Take the affiliation numbers printed behind a name out of it, and return them as text."""
    numbers = author.pop("affiliations", None)
    return ", ".join(map(str, numbers)) if isinstance(numbers, list) else ""


def affiliation(text: str) -> list[Plain]:
    """Return affiliations, one a line: institution, then city, region and country by commas."""
    return [_affiliation(line.strip()) for line in text.splitlines() if line.strip()]


def finding(text: str) -> list[Plain]:
    """Return findings, one a line; one that was looked for and absent begins with `no `."""
    return [
        {"finding": line[3:].strip(), "excluded": True}
        if line.lower().startswith("no ")
        else {"finding": line}
        for line in map(str, lines(text))
    ]


def references(text: str) -> list[Plain]:
    """Return references, one a line, with their printed numbers and link labels set apart."""
    return [_reference(line.strip()) for line in text.splitlines() if line.strip()]


def numbered(entries: Iterable[Plain], before: Sequence[Plain]) -> list[Plain]:
    """Return entries of a numbered list, those without a number counted on from the last."""
    last = max((_number(entry) for entry in before), default=0)
    found: list[Plain] = []
    for entry in entries:
        if isinstance(entry, dict) and entry.get("number") == _UNNUMBERED:
            entry["number"] = str(last + 1)
        last = max(last, _number(entry))
        found.append(entry)
    return found


def measured(text: str) -> dict[str, Plain]:
    """Return the value of a measurement: number, bound and unit, or the result in words."""
    if text.strip().lower() == Comparator.UNDETECTABLE.value:
        return {"comparator": Comparator.UNDETECTABLE.value}
    found = _MEASURED.fullmatch(text.strip())
    if not found:
        return {"interpretation": text.strip()}
    return {name: value for name, value in found.groupdict().items() if value}


def shown(entry: dict[str, Plain]) -> str:
    """Return the name of an author as running text."""
    held = {name: str(entry[name]) for name in ("family", "given", "suffix") if name in entry}
    return str(entry["literal"]) if "literal" in entry else display(Name(**held))


def _author(line: str) -> dict[str, Plain]:
    """Return one author; what stands behind a comma is a given name, where it is no degree."""
    found = _FAMILY_FIRST.fullmatch(line.strip())
    if not found or parse_author(f"{found['family']}, {found['given']}") == parse_author(
        found["family"]
    ):
        return to_plain(parse_author(line.strip()))
    name: dict[str, Plain] = {"family": found["family"].strip(), "given": found["given"]}
    links: list[Plain] = [*re.findall(r"\d+", found["links"])]
    return {**name, "affiliations": links} if links else name


def _affiliation(line: str) -> Plain:
    number, text = _without_number(line)
    entry: dict[str, Plain] = {"number": number, "name": text, "printed": text}
    parts = [part.strip() for part in text.split(",")]
    code = country_code(parts[-1]) if len(parts) > 1 else None
    if code:
        entry |= {"name": ", ".join(parts[:-1]), "country": code, "country_printed": parts[-1]}
    if code and len(parts) > 2:
        entry |= {"name": ", ".join(parts[:-2]), "city": parts[-2]}
    return entry


def _reference(line: str) -> Plain:
    number, text = _without_number(line)
    raw, links = split_links(text)
    entry: dict[str, Plain] = {"number": number, "raw": raw.strip()}
    return {**entry, "links": list(links)} if links else entry


def _without_number(line: str) -> tuple[str, str]:
    """Return the number printed before a line, empty where there is none, and the rest of it."""
    found = _NUMBER.match(line)
    return (found[1] or found[2], line[found.end() :]) if found else (_UNNUMBERED, line)


def _number(entry: Plain) -> int:
    number = entry.get("number") if isinstance(entry, dict) else None
    return int(number) if isinstance(number, str) and number.isdecimal() else 0
