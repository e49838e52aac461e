"""Invented reports that share works in every way, and what an archive makes of them."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

from casegraph.app.archive import initialize
from casegraph.app.importing.counting import Tally
from casegraph.app.importing.run import Wishes, import_files
from casegraph.app.location import Location
from casegraph.store.engine import reading
from casegraph.store.queries.records import fetch_record
from casegraph.store.queries.references import fetch_references
from casegraph.store.queries.reports import fetch_reports, fetch_sources
from casegraph.store.queries.works import fetch_citations, fetch_works

TITLES = (
    "Invented fever after a walk in the hills of Nowhere",
    "Invented fever and what it does to the left hand of painters",
    "Letters",
    "A cohort of imaginary patients with a rash that nobody saw twice",
    "Two brothers with one illness and no name for it, in three parts",
)
FAMILIES = ("Abel", "Brandt", "Castor")


def entry(source: random.Random) -> dict[str, Any]:
    """Return some of what is known of a work; the works are few."""
    number = source.randrange(len(TITLES) * 2)
    known: dict[str, Any] = {
        "authors": [{"family": FAMILIES[number % 3], "given": "A"}],
        "title": TITLES[number % len(TITLES)],
        "page": f"{number + 1}-{number + 4}",
        "journal": "J Nowhere",
        "identifiers": {"doi": f"10.5555/work.{number}", "pmid": str(1000 + number)},
    }
    kept = {name: value for name, value in known.items() if source.random() < 0.6}
    schemes = kept.get("identifiers", {})
    kept["identifiers"] = {s: v for s, v in schemes.items() if source.random() < 0.5}
    if source.random() < 0.1:
        kept["identifiers"] = {"doi": "10.5555/shared"}
    return kept


def record(source: random.Random, number: int) -> dict[str, Any]:
    """Return the record of a report."""
    made = entry(source)
    year = str(2000 + source.randrange(2))
    if source.random() < 0.7:
        made["issued"] = year
    if source.random() < 0.8:
        made["title"] = f"Report {number} of an invented fever, told for the first time"
        made["identifiers"] = {"doi": f"10.5555/own.{number}"}
    if source.random() < 0.1:
        made["key"] = source.choice(["abel2000", "abel2000b", "own", f"own{number}"])
    references = []
    for place in range(1, source.randrange(2, 9)):
        cited = entry(source)
        if source.random() < 0.6:
            cited["year"] = str(2000 + source.randrange(2))
        references.append({"number": place, "raw": f"Print {number} {place}", **cited})
    return {**made, "references": references}


def write_records(folder: Path, seed: int, number: int) -> list[Path]:
    """Write reports to files, some of them twice; return these in order."""
    source = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    paths: list[Path] = []
    texts: list[str] = []
    for place in range(number):
        text = json.dumps({"casegraph": "1", **record(source, place)})
        if texts and source.random() < 0.05:
            text = source.choice(texts)
        texts.append(text)
        path = folder / f"{place:03}.json"
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def made(archive: str, folder: Path) -> str:
    """Create an archive with the bundled terms, and return it."""
    initialize(Location(archive, "a test", str(folder / "own.vocabulary.yaml")))
    return archive


def quietly(archive: str, *paths: Path, **wishes: Any) -> Tally:
    """Import paths; nobody is told of it."""
    return import_files(archive, [str(p) for p in paths], Wishes(**wishes), lambda *_: None)


def content(archive: str) -> dict[str, object]:
    """Return all that questions to an archive are answered from."""
    with reading(archive) as connection:
        keys = [report.key for report in fetch_reports(connection)]
        return {
            "works": fetch_works(connection),
            "citations": fetch_citations(connection),
            "references": fetch_references(connection, None),
            "records": {key: fetch_record(connection, key) for key in keys},
            "sources": {
                key: [(s.reader, s.record_json, s.sha256) for s in fetch_sources(connection, key)]
                for key in keys
            },
        }
