"""Accuracy of the JATS reader: its records against the XML itself (see `jats_expected`)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

from benchmarks.accuracy.jats_expected import pairs
from benchmarks.accuracy.pages import Tally
from casegraph.read.jats.reader import JatsReader

if TYPE_CHECKING:
    from lxml.etree import _Element


def measure(folder: Path) -> dict[str, Any]:
    """Return per field how many were read right of how many the XML has, and the share of all.

    The folder holds `*.xml`. Front matter is counted by article, authors, affiliations and
    references one by one.
    """
    tally, articles = compare(folder)
    total = sum(tally.total.values())
    return {
        "fields": {
            name: {"right": tally.right[name], "total": tally.total[name]}
            for name in sorted(tally.total)
        },
        "score": round(sum(tally.right.values()) / total, 4) if total else 0.0,
        "articles": articles,
    }


def compare(folder: Path) -> tuple[Tally, int]:
    """Return the comparison of every article of a folder with its file, and how many there are."""
    tally = Tally()
    files = sorted(folder.glob("*.xml"))
    for path in files:
        data = path.read_bytes()
        record = JatsReader().read(data, path.name).record
        tally.count(path.stem, ("read", "yes", "yes" if record else "no"))
        if record:
            for pair in pairs(_parsed(data), record):
                tally.count(path.stem, pair)
    return tally, len(files)


def _parsed(data: bytes) -> _Element:
    parser = etree.XMLParser(
        remove_comments=True, remove_pis=True, resolve_entities=False, load_dtd=False
    )
    root = etree.fromstring(data, parser)
    etree.strip_elements(root, "sub-article", "response", "tex-math", with_tail=False)
    return root


def main(arguments: list[str]) -> int:
    """Print the figures of a folder and every field that was not read right."""
    folder = Path(arguments[0])
    tally, articles = compare(folder)
    for name in sorted(tally.total):
        share = tally.right[name] / tally.total[name]
        print(f"{name:22}{tally.right[name]:6}/{tally.total[name]:<6}{share:8.4f}")
    print(f"{articles} articles, score {measure(folder)['score']:.4f}")
    for miss in tally.misses:
        print(miss)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
