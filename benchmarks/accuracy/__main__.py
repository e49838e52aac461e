"""`python -m benchmarks.accuracy`: how well casegraph reads and tags, on labelled data."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.accuracy import by_refextract, formats, jats, pages, references, titles

Figures = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the figures: where its data lies in the folder, and how it is measured."""

    name: str
    data: str
    measure: Callable[[Path], Figures]


def reference_figures(folder: Path) -> Figures:
    """Return the normalised F1 per style and field."""
    return {
        style: {field: figures["f1"] for field, figures in fields.items()}
        for style, fields in references.measure(folder).items()
    }


def page_figures(folder: Path) -> Figures:
    """Return per field how many pages were read right, and the share of all."""
    return pages.measure(folder / "corpus" / "pages")


def jats_figures(folder: Path) -> Figures:
    """Return per field how many of the articles' values were read right, and the share of all."""
    return jats.measure(folder / "corpus" / "jats")


PARTS = (
    Part("titles", "gold/treatment_titles.jsonl", titles.measure),
    Part("references", "gold/references/*.jsonl", reference_figures),
    Part("pages", "corpus/pages/*.gold.json", page_figures),
    Part("formats", "corpus/formats/*", formats.measure),
    Part("jats", "corpus/jats/*.xml", jats_figures),
)


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of a folder, and write them as JSON where asked; 1 without any data."""
    parser = argparse.ArgumentParser(prog="benchmarks.accuracy", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of labelled data")
    parser.add_argument("--out", type=Path, help="a file for the figures, as JSON")
    parser.add_argument("--refextract", type=Path, help="a Python that has it, to compare with")
    options = parser.parse_args(arguments)
    figures = measure(options.data)
    if options.refextract and options.refextract.exists() and "references" in figures:
        compared = by_refextract.measure(options.data, options.refextract)
        figures["references"] = {**figures["references"], **compared}
    if not figures:
        print(f"error: no labelled data in {options.data}", file=sys.stderr)
        print("hint: make accuracy DATA=folder", file=sys.stderr)
        return 1
    for line in lines(figures):
        print(line)
    if options.out:
        options.out.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


def measure(folder: Path) -> dict[str, Figures]:
    """Return the figures of every part whose data is there; say which part is not."""
    figures: dict[str, Figures] = {}
    for part in PARTS:
        if any(folder.glob(part.data)):
            figures[part.name] = part.measure(folder)
        else:
            print(f"{part.name}: not measured, there is no {folder / part.data}", file=sys.stderr)
    return figures


def lines(figures: Figures, indent: str = "") -> list[str]:
    """Return the figures as indented text; a level of numbers only stands in one line."""
    shown = []
    for name, value in figures.items():
        if not isinstance(value, Mapping):
            shown.append(f"{indent}{name:<24} {value}")
        elif any(isinstance(inner, Mapping) for inner in value.values()):
            shown += [f"{indent}{name}", *lines(value, f"{indent}  ")]
        else:
            cells = "  ".join(f"{key} {number}" for key, number in value.items())
            shown.append(f"{indent}{name:<24} {cells}")
    return shown


if __name__ == "__main__":
    sys.exit(main())
