"""What refextract makes of labelled references, by the same count as our own reading.

It runs in an environment of its own (`make accuracy` makes it from `benchmarks/refextract.lock`),
over every so-many-th reference, for it reads some ten a second. Its journal titles are normalised
to its own list of physics journals, its authors are one string; both are taken apart kindly.
"""

from __future__ import annotations

import json
import re
import subprocess
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from benchmarks.accuracy.references import count, labelled
from casegraph.model.names import inverted_name
from casegraph.model.record import Name
from casegraph.model.reference import ParsedReference
from casegraph.refparse.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORKER = Path(__file__).with_name("refextract_worker.py")
SAMPLE = 300
"""References compared."""

_BETWEEN_AUTHORS = re.compile(r"\s*(?:[,;]|\band\b|&)\s*")
_ET_AL = re.compile(r"[\s,]*\bet\.?\s*al\b\.?.*", re.DOTALL)
_INITIALS = re.compile(r"(?:[A-Z]\.?[\s-]?){1,4}")


class Extracted(TypedDict, total=False):
    """One entry of refextract's answer; every value is a list of strings."""

    author: list[str]
    title: list[str]
    year: list[str]
    journal_title: list[str]
    journal_volume: list[str]
    journal_issue: list[str]
    journal_page: list[str]
    journal_year: list[str]
    doi: list[str]


def measure(folder: Path, python: Path) -> dict[str, dict[str, float]]:
    """Return the F1 per field of refextract and of casegraph over the same references."""
    everything = list(labelled(folder))
    gold = [everything[place] for place in sample(everything)]
    strings = [entry["raw"] for entry in gold]
    readings = {
        f"refextract, {len(gold)} of all": extract(python, strings),
        "casegraph, the same": [parse(text) for text in strings],
    }
    return {
        name: {field: found["f1"] for field, found in count(gold, parsed).figures().items()}
        for name, parsed in readings.items()
    }


def sample(references: Sequence[object], size: int = SAMPLE) -> list[int]:
    """Return the positions of the references compared, spread evenly over all."""
    step = max(1, len(references) // size)
    return list(islice(range(0, len(references), step), size))


def extract(python: Path, strings: Iterable[str]) -> list[ParsedReference]:
    """Return what refextract, run by this Python, reads in each string."""
    asked = "".join(f"{json.dumps(text)}\n" for text in strings)
    done = subprocess.run(
        [python, WORKER], input=asked, capture_output=True, text=True, check=True, timeout=1200
    )
    answers: list[list[Extracted]] = [json.loads(line) for line in done.stdout.splitlines()]
    return [as_parsed(parts) for parts in answers]


def as_parsed(parts: Sequence[Extracted]) -> ParsedReference:
    """Return the parts that refextract makes of one reference as one; the first value counts."""
    doi = _first(parts, "doi")
    return ParsedReference(
        authors=_authors(parts),
        year=_first(parts, "journal_year") or _first(parts, "year"),
        title=_first(parts, "title"),
        journal=_first(parts, "journal_title"),
        volume=_first(parts, "journal_volume"),
        issue=_first(parts, "journal_issue"),
        page=_first(parts, "journal_page"),
        identifiers={"doi": doi.removeprefix("doi:").lower()} if doi else {},
    )


def _first(parts: Sequence[Extracted], name: str) -> str | None:
    values = (value for part in parts for value in _strings(part, name))
    return next(values, None)


def _strings(part: Extracted, name: str) -> list[str]:
    found = dict(part).get(name)
    return [str(value) for value in found] if isinstance(found, list) else []


def _authors(parts: Sequence[Extracted]) -> tuple[Name, ...]:
    names: list[Name] = []
    for printed in (text for part in parts for text in _strings(part, "author")):
        for piece in filter(None, _BETWEEN_AUTHORS.split(_ET_AL.sub("", printed))):
            if names and _INITIALS.fullmatch(piece) and not names[-1].given:
                names[-1] = Name(family=names[-1].family, given=piece)
            else:
                names.append(_name(piece))
    return tuple(names)


def _name(piece: str) -> Name:
    family, _, given = piece.rpartition(" ")
    return Name(family=family, given=given) if _INITIALS.fullmatch(given) else inverted_name(piece)
