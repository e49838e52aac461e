"""Accuracy of the page reader: fields read right, over pages whose fields are known.

The same articles are read again in the layouts of many publishers (`variations`).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.accuracy import variations
from casegraph.model.countries import country_code
from casegraph.model.names import display
from casegraph.read.page.reader import PageReader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from casegraph.model.record import Affiliation, Record

Gold = dict[str, Any]
Pair = tuple[str, object, object]
_YEAR = re.compile(r"(?:19|20)\d\d")
_COPYRIGHT = re.compile(r"^[:\s]*(?:copyright)?[:\s]*", re.IGNORECASE)
_CONTACT = re.compile(r";.*@.*")


@dataclass(slots=True)
class Tally:
    """How often each field was there, how often it was read right, and what was not."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def count(self, page: str, pair: Pair) -> None:
        """Enter one field; what is on neither side is not counted."""
        name, gold, found = pair
        if not gold and not found:
            return
        self.total[name] += 1
        self.right[name] += gold == found
        if gold != found:
            self.misses.append(f"{page}: {name}: expected {gold!r}, got {found!r}")


def measure(folder: Path) -> dict[str, Any]:
    """Return per field how many of a folder's pages were read right, and the share of all.

    The folder holds pairs of files, `NAME.txt` and `NAME.gold.json`. Affiliations and references
    are counted one by one, all other fields by page. `variations` are the figures of the same
    articles in other layouts.
    """
    tally, pages = compare(folder)
    total = sum(tally.total.values())
    return {
        "fields": {
            name: {"right": tally.right[name], "total": tally.total[name]}
            for name in sorted(tally.total)
        },
        "score": sum(tally.right.values()) / total if total else 0.0,
        "pages": pages,
        "variations": variations.measure(folder),
    }


def compare(folder: Path) -> tuple[Tally, int]:
    """Return the comparison of every page of a folder with its gold, and how many there are."""
    tally = Tally()
    golds = sorted(folder.glob("*.gold.json"))
    for path in golds:
        name = path.name.removesuffix(".gold.json")
        data = path.with_name(f"{name}.txt").read_bytes()
        record = PageReader().read(data, name).record
        tally.count(name, ("read", "yes", "yes" if record else "no"))
        if record:
            gold: Gold = json.loads(path.read_text(encoding="utf-8"))
            for pair in _pairs(gold, record):
                tally.count(name, pair)
    return tally, len(golds)


def _pairs(gold: Gold, record: Record) -> Iterator[Pair]:
    yield from _front(gold, record)
    yield from _back(gold, record)
    yield from _affiliations(gold["affiliations"], record.affiliations)
    yield from _references(gold["references"], record)


def _front(gold: Gold, record: Record) -> Iterator[Pair]:
    pages = "-".join(dict.fromkeys(p for p in (gold["fpage"], gold["lpage"]) if p))
    printed = _YEAR.findall(gold["copyright"] or "")
    yield "title", _plain(gold["title"]), _plain(record.title)
    yield "journal", _plain(gold["journal"]), _plain(record.journal)
    yield "volume", gold["volume"], record.volume
    yield "issue", gold["issue"], record.issue
    yield "page", pages or gold["elocation"], record.page
    yield "issued", gold["year"] if gold["year"] in printed else None, record.issued
    yield "article_type", gold["kind"], record.article_type
    names = [_plain(f"{a.get('given') or ''} {a['family']}") for a in gold["authors"]]
    yield "authors", names, [display(author) for author in record.authors]
    families = [author["family"] for author in gold["authors"]]
    yield "author_families", families, [author.family for author in record.authors]


def _back(gold: Gold, record: Record) -> Iterator[Pair]:
    paragraphs = (record.abstract or "").split("\n\n")
    yield "abstract", [_plain(p) for p in gold["abstract"]], [_plain(p) for p in paragraphs if p]
    yield "keywords", gold["keywords"], list(record.keywords)
    thanks = gold["acknowledgements"]
    yield "acknowledgement", _plain(thanks), _plain(record.acknowledgement)
    funding = dict.fromkeys(entry.statement for entry in record.funding)
    yield "funding", _plain(gold["funding"]), _plain(" ".join(filter(None, funding)))
    stated = dict.fromkeys(d.statement for d in record.disclosures if not d.derived)
    yield "disclosures", _plain(gold["conflict"]), _plain(" ".join(filter(None, stated)))
    yield "copyright", _notice(gold["copyright"]), _notice(record.copyright)


def _affiliations(golds: list[Gold], found: tuple[Affiliation, ...]) -> Iterator[Pair]:
    yield "affiliation_count", len(golds), len(found)
    for gold, affiliation in zip(golds, found, strict=False):
        parts = [_plain(_CONTACT.sub("", part)) for part in gold["parts"]]
        country = country_code(parts[-1])
        yield "affiliation_printed", "".join(gold["parts"]), affiliation.printed
        yield "affiliation_country", country, affiliation.country
        yield "affiliation_name", True, affiliation.name.startswith(parts[0])
        if country and len(parts) > 2:
            places = parts[-2:-4:-1]
            yield "affiliation_city", True, any((affiliation.city or "?") in p for p in places)


def _references(golds: list[Gold], record: Record) -> Iterator[Pair]:
    yield "reference_count", len(golds), len(record.references)
    for gold, reference in zip(golds, record.references, strict=False):
        yield "reference_raw", gold["raw"], reference.raw
        if gold.get("suffix"):
            yield "reference_links", gold["suffix"], "".join(reference.links)


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


def _notice(text: str | None) -> str:
    return _COPYRIGHT.sub("", _plain(text))


def main(arguments: list[str]) -> int:
    """Print the figures of a folder and every field that was not read right."""
    folder = Path(arguments[0])
    tally, pages = compare(folder)
    for name in sorted(tally.total):
        share = tally.right[name] / tally.total[name]
        print(f"{name:22}{tally.right[name]:6}/{tally.total[name]:<6}{share:8.4f}")
    score = sum(tally.right.values()) / max(sum(tally.total.values()), 1)
    print(f"{pages} pages, score {score:.4f}")
    for miss in tally.misses:
        print(miss)
    return variations.main(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
