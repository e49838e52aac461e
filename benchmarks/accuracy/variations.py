"""Accuracy of the page reader over layouts: labelled articles printed as publishers print them.

`python -m benchmarks.accuracy.variations FOLDER` prints the figures by field and by layout, and
every field that was not read right. A field counts as silent where it was read wrong and no issue
says anything of it or of a line that holds it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from benchmarks.accuracy.layouts import (
    archives,
    journals,
    mixed,
    open_access,
    publishers,
    springer,
    springer_modern,
)
from benchmarks.accuracy.layouts.article import Article, Sheet, article_of
from casegraph.model.names import display
from casegraph.read.page.reader import PageReader

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from casegraph.model.record import Record
    from casegraph.read.base import Reading

LAYOUTS: tuple[Callable[[Sheet, Article], None], ...] = (
    *springer.LAYOUTS,
    *springer_modern.LAYOUTS,
    *publishers.LAYOUTS,
    *journals.LAYOUTS,
    *open_access.LAYOUTS,
    *archives.LAYOUTS,
    *mixed.LAYOUTS,
)
_PRINTINGS = 8
_PATHS = {
    "doi": "identifiers", "pmid": "identifiers", "pmcid": "identifiers", "links": "authors",
    "corresponding": "authors", "orcid": "authors", "families": "authors",
    "disclosing authors": "disclosures", "reference numbers": "references",
    "reference links": "references",
}  # fmt: skip


@dataclass(slots=True)
class Tally:
    """How often each field was printed and how often it was read right, by field and by layout."""

    right: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    layouts: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    silent: int = 0
    pages: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def score(self) -> float:
        """Return the share of all printed fields that was read right."""
        total = sum(self.total.values())
        return sum(self.right.values()) / total if total else 0.0

    def count(self, layout: str, page: str, reading: Reading, name: str, pair: Pair) -> None:
        """Enter one field, the value printed and the value read."""
        printed, found = pair
        right = printed == found
        self.total[name] += 1
        self.right[name] += right
        self.layouts[layout][right] += 1
        if not right:
            silent = not _named(reading, name, printed)
            self.silent += silent
            mark = " (silent)" if silent else ""
            self.misses.append(f"{layout} {page}: {name}{mark}: {printed!r} != {found!r}")


Pair = tuple[object, object]


def measure(folder: Path) -> dict[str, Any]:
    """Return the score, per field and per layout, of the articles of a folder in every layout."""
    tally = compare(articles(folder))
    return {
        "fields": {
            name: {"right": tally.right[name], "total": tally.total[name]}
            for name in sorted(tally.total)
        },
        "layouts": {
            name: round(counts[True] / counts.total(), 4) for name, counts in tally.layouts.items()
        },
        "score": tally.score,
        "silent": tally.silent,
        "pages": tally.pages,
    }


def articles(folder: Path) -> Iterator[tuple[str, Article]]:
    """Yield the labelled articles of a folder with their names."""
    for path in sorted(folder.glob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold["authors"] and gold["references"]:
            yield path.name.removesuffix(".gold.json"), article_of(gold)


def compare(known: Iterable[tuple[str, Article]]) -> Tally:
    """Return how well every article is read in every layout."""
    tally = Tally()
    for name, article in known:
        for layout, seed in _printings(name):
            sheet = printed(layout, article, seed)
            reading = PageReader().read(page_of(sheet).encode(), name)
            tally.pages += 1
            found = shown(reading.record) if reading.record else {}
            for key, value in sheet.expected.items():
                tally.count(
                    layout.__name__, name, reading, key, (_same(value), _same(found.get(key)))
                )
    return tally


def _printings(name: str) -> Iterator[tuple[Callable[[Sheet, Article], None], str]]:
    """Yield the layouts with the seeds of their choices: one each, several where all is free."""
    for layout in LAYOUTS:
        for number in range(_PRINTINGS if layout in mixed.LAYOUTS else 1):
            yield layout, f"{name} {number}"


def printed(layout: Callable[[Sheet, Article], None], article: Article, seed: str) -> Sheet:
    """Return an article in a layout; the same seed makes the same choices."""
    sheet = Sheet(Random(f"{layout.__name__} {seed}"))
    layout(sheet, article)
    return sheet


def page_of(sheet: Sheet) -> str:
    """Return the page as one text, its white space as one of several systems pastes it."""
    form = sheet.any("plain", "plain", "crlf", "spaced", "tabs", "zero width")
    lines = [line for piece in sheet.lines for line in piece.split("\n")]
    if form == "spaced":
        lines = [f"{line}  " for line in lines]
    elif form == "tabs":
        lines = [f"\t{line}" if line and sheet.chance.random() < 0.2 else line for line in lines]
    elif form == "zero width":
        lines = [f"\u200b{line}\u200b" if sheet.chance.random() < 0.2 else line for line in lines]
        lines[0] = "\ufeff" + lines[0]
    return ("\r\n" if form == "crlf" else "\n").join(lines)


def shown(record: Record) -> dict[str, object]:
    """Return the fields of a record under the names that a sheet gives them."""
    stated = [one for one in record.disclosures if not one.derived]
    return {
        "title": record.title,
        "journal": record.journal,
        "volume": record.volume,
        "issue": record.issue,
        "page": record.page,
        "issued": record.issued,
        "article_type": record.article_type,
        **record.identifiers,
        "authors": [display(author) for author in record.authors],
        "families": [author.family for author in record.authors],
        "links": [author.affiliations or () for author in record.authors],
        "corresponding": [n for n, author in enumerate(record.authors) if author.corresponding],
        "orcid": [author.orcid for author in record.authors],
        "affiliations": [one.printed for one in record.affiliations],
        "abstract": record.abstract.split("\n\n") if record.abstract else [],
        "keywords": list(record.keywords),
        "acknowledgement": record.acknowledgement,
        "funding": " ".join(dict.fromkeys(one.statement or "" for one in record.funding)),
        "disclosures": " ".join(dict.fromkeys(one.statement or "" for one in stated)),
        "disclosing authors": list(dict.fromkeys(one.author for one in stated)),
        "copyright": record.copyright,
        "licence": record.licence,
        "references": [one.raw for one in record.references],
        "reference numbers": [one.number for one in record.references],
        "reference links": [one.links for one in record.references],
    }


def _same(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _named(reading: Reading, name: str, printed: object) -> bool:
    """Tell whether an issue says something of a field, or of a line that holds it."""
    path = _PATHS.get(name, name)
    texts = [text for text in _flat(printed) if len(text) > 3]
    return any(
        (issue.where.path or "").startswith(path)
        or (issue.code == "unread-line" and any(text[:60] in issue.detail for text in texts))
        or issue.code in {"not-a-page", f"no-{path}"}
        for issue in reading.issues
    )


def _flat(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for one in value for text in _flat(one)] if isinstance(value, list | tuple) else []


def main(arguments: list[str]) -> int:
    """Print the figures of a folder and every field that was not read right."""
    tally = compare(articles(Path(arguments[0])))
    for name in sorted(tally.total):
        share = tally.right[name] / tally.total[name]
        print(f"{name:22}{tally.right[name]:6}/{tally.total[name]:<6}{share:8.4f}")
    for name, counts in tally.layouts.items():
        print(f"{name:22}{counts[True]:6}/{counts.total():<6}{counts[True] / counts.total():8.4f}")
    print(f"{tally.pages} pages, score {tally.score:.4f}, {tally.silent} wrong without a word")
    for miss in tally.misses:
        print(miss)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
