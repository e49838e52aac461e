"""How well printed references are read: fields against labelled references, style by style.

`python -m benchmarks.accuracy.references DIR` reads `DIR/gold/references/*.jsonl` and
`DIR/corpus/pages/*.gold.json`. Two comparisons: exact (as printed) and normalised (case,
punctuation, diacritics and spaces aside; authors as family name and initials; page ranges in full).
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from casegraph.model.ids import clean_doi
from casegraph.model.names import ascii_form, citation_form, initials
from casegraph.model.page_ranges import expand
from casegraph.refparse.parse import parse
from casegraph.refparse.text import view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.model.reference import ParsedReference

FIELDS = ("authors", "year", "title", "journal", "volume", "issue", "pages", "doi")
_SEVEN = FIELDS[:-1]
ARTICLES = "journal articles"
"""The name of the row over all references, of whatever style, to articles in journals."""
_PAGE_MARK = re.compile(r"^pp?\.\s")
_UNDOTTED = re.compile(r"[^\W\d_]{1,4}|(?:[^\W\d_]-?){1,4}")


class Figures(TypedDict):
    """One field of one style: normalised F1, exact F1, and how often the gold has the field."""

    f1: float
    exact: float
    n: int


class GoldName(TypedDict):
    """A labelled author."""

    family: str | None
    given: str | None


class Gold(TypedDict, total=False):
    """A labelled reference, as it stands in a line of the data."""

    raw: str
    style: str
    authors: list[str] | None
    author_list: list[GoldName] | None
    authors_reliable: bool
    year: str | None
    title: str | None
    journal: str | None
    volume: str | None
    issue: str | None
    pages: str | None
    doi: str | None
    source: str
    parsed: bool


@dataclass(slots=True)
class Tally:
    """Right values, wrong or superfluous values, and values the gold has."""

    right: int = 0
    given: int = 0
    wanted: int = 0

    def add(self, given: list[str], wanted: list[str]) -> None:
        """Count one field of one reference."""
        self.right += (Counter(given) & Counter(wanted)).total()
        self.given += len(given)
        self.wanted += len(wanted)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall; 1 where nothing was asked or given."""
        total = self.given + self.wanted
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Style:
    """The tallies of one printed style."""

    normalised: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    exact: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    whole: int = 0
    whole_exact: int = 0
    n: int = 0

    def figures(self) -> dict[str, Figures]:
        """Return the figures per field, and under `whole` the rate of references all right."""
        shown = {
            name: Figures(
                f1=round(self.normalised[name].f1, 4),
                exact=round(self.exact[name].f1, 4),
                n=self.normalised[name].wanted,
            )
            for name in FIELDS
        }
        shown |= self._together()
        whole = Figures(
            f1=round(self.whole / self.n, 4), exact=round(self.whole_exact / self.n, 4), n=self.n
        )
        return shown | {"whole": whole}

    def _together(self) -> dict[str, Figures]:
        """Return the F1 of the seven fields together: of all values, and the mean of the fields."""
        micro = {name: Tally() for name in ("f1", "exact")}
        for tallies, total in zip((self.normalised, self.exact), micro.values(), strict=True):
            for name in _SEVEN:
                total.right += tallies[name].right
                total.given += tallies[name].given
                total.wanted += tallies[name].wanted
        n = micro["f1"].wanted
        return {
            "micro": Figures(f1=round(micro["f1"].f1, 4), exact=round(micro["exact"].f1, 4), n=n),
            "macro": Figures(f1=_mean(self.normalised), exact=_mean(self.exact), n=n),
        }


def _mean(tallies: dict[str, Tally]) -> float:
    return round(sum(tallies[name].f1 for name in _SEVEN) / len(_SEVEN), 4)


def measure(folder: Path) -> dict[str, dict[str, Figures]]:
    """Return the figures per style and over all, for the labelled references under a folder."""
    styles: dict[str, Style] = defaultdict(Style)
    for gold in labelled(folder):
        parsed = parse(gold["raw"])
        for name in (gold["style"], "overall", *([ARTICLES] if _is_article(gold) else [])):
            _count(styles[name], gold, parsed)
    return {name: styles[name].figures() for name in sorted(styles)}


def _is_article(gold: Gold) -> bool:
    return bool(gold.get("title") and gold.get("journal")) and bool(
        gold.get("volume") or gold.get("pages")
    )


def labelled(folder: Path) -> Iterator[Gold]:
    """Yield the labelled references; those of the rendered pages have the style springer-basic."""
    for path in sorted((folder / "gold" / "references").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            gold: Gold = json.loads(line)
            yield gold
    for path in sorted((folder / "corpus" / "pages").glob("*.gold.json")):
        references: list[Gold] = json.loads(path.read_text(encoding="utf-8"))["references"]
        for reference in references:
            if reference.get("parsed"):
                yield {**reference, "style": "springer-basic", "doi": None}


def compare(
    gold: Gold, parsed: ParsedReference, *, exact: bool
) -> dict[str, tuple[list[str], list[str]]]:
    """Return per field what was read and what the gold says, as values to be counted."""
    pairs: dict[str, tuple[str | None, str | None]] = {
        "year": (_year(parsed.year), _year(gold.get("year"))),
        "title": (parsed.title, gold.get("title")),
        "journal": (parsed.journal, gold.get("journal")),
        "volume": (parsed.volume, gold.get("volume")),
        "issue": (parsed.issue, gold.get("issue")),
        "pages": (parsed.page, gold.get("pages")),
    }
    doi = clean_doi(gold.get("doi") or "")
    if doi and doi in gold["raw"].lower():
        pairs["doi"] = (parsed.identifiers.get("doi"), doi)
    compared = {
        name: tuple(_values(name, value, exact=exact) for value in pair)
        for name, pair in pairs.items()
    }
    result = {name: (pair[0], pair[1]) for name, pair in compared.items()}
    if gold.get("authors_reliable", True):
        result["authors"] = _authors(gold, parsed, exact=exact)
    return result


def count(gold: Sequence[Gold], parsed: Sequence[ParsedReference]) -> Style:
    """Count readings against what is labelled, one by one."""
    style = Style()
    for wanted, given in zip(gold, parsed, strict=True):
        _count(style, wanted, given)
    return style


def _count(style: Style, gold: Gold, parsed: ParsedReference) -> None:
    style.n += 1
    for exact, tallies in ((False, style.normalised), (True, style.exact)):
        compared = compare(gold, parsed, exact=exact)
        for name, (given, wanted) in compared.items():
            tallies[name].add(given, wanted)
        right = all(given == wanted for given, wanted in compared.values())
        style.whole += right and not exact
        style.whole_exact += right and exact


def _values(name: str, value: str | None, *, exact: bool) -> list[str]:
    if not value:
        return []
    if exact:
        return [value]
    plain = ascii_form(
        expand(_PAGE_MARK.sub("", view(value)).strip(" .,")) if name == "pages" else value
    )
    return [plain] if plain else []


def _year(value: str | None) -> str | None:
    """Return the year without the letter that tells two works of a year apart."""
    found = re.match(r"\d{4}", value or "")
    return found[0] if found else None


def _authors(gold: Gold, parsed: ParsedReference, *, exact: bool) -> tuple[list[str], list[str]]:
    if exact:
        given = [citation_form(name) for name in parsed.authors]
        return given, [_wanted(name) for name in gold.get("authors") or ()]
    names = [(name.literal or name.family or "", name.given or "") for name in parsed.authors]
    return [_key(*name) for name in names], [_key(*name) for name in _gold_names(gold)]


def _wanted(name: str) -> str:
    family, given = _split(name)
    return f"{family} {initials(given)}".strip()


def _gold_names(gold: Gold) -> list[tuple[str, str]]:
    listed = gold.get("author_list")
    if listed:
        return [(name["family"] or "", name["given"] or "") for name in listed]
    return [_split(name) for name in gold.get("authors") or ()]


def _split(printed: str) -> tuple[str, str]:
    """Return family and given names of a labelled name, whichever stands first."""
    family, comma, given = printed.partition(",")
    if comma:
        return family, given
    words = printed.split()
    if len(words) > 1 and words[0].endswith("."):
        last = next((i for i, word in enumerate(words) if not word.endswith(".")), len(words) - 1)
        return " ".join(words[last:]), " ".join(words[:last])
    index = len(words)
    while index > 1 and (words[index - 1].endswith(".") or _UNDOTTED.fullmatch(words[index - 1])):
        if not words[index - 1].isupper():
            break
        index -= 1
    return " ".join(words[:index]), " ".join(words[index:])


def _key(family: str, given: str) -> str:
    return f"{ascii_form(family)} {ascii_form(initials(given))}"


def main(arguments: list[str]) -> int:
    """Print the figures of a folder as a table."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.accuracy.references DIR", file=sys.stderr)
        return 2
    columns = (*FIELDS, "micro", "macro", "whole")
    print("\t".join(("style", "n", *columns)))
    for style, figures in measure(Path(arguments[0])).items():
        shown = (f"{figures[name]['f1']:.3f}/{figures[name]['exact']:.3f}" for name in columns)
        print("\t".join((style, str(figures["whole"]["n"]), *shown)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
