"""The fields of one article, and the sheet on which a layout prints them."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Gold = dict[str, Any]
T = TypeVar("T")
_KEYWORDS = ("Case report", "Rare disease", "Magnetic resonance imaging")
_CONFLICT = "The authors declare that they have no competing interests."
_FUNDING = "This work was supported by the National Institute of Tales (grant number NT-1234)."
_THANKS = "We thank the patient and the staff of the ward for their help."
_ABSTRACT = (
    "A patient came with weakness of both legs. Imaging showed a lesion of the cord. After "
    "treatment the patient walked again."
)


@dataclass(frozen=True, slots=True)
class Person:
    """An author; `places` are the numbers of the affiliations, from 1."""

    given: str
    family: str
    places: tuple[int, ...]

    @property
    def name(self) -> str:
        """Return the name as running text."""
        return f"{self.given} {self.family}".strip()

    @property
    def initials(self) -> str:
        """Return the initials of all parts of the name: `Mara van Dijk` gives `MVD`."""
        return "".join(word[0].upper() for word in self.name.replace("-", " ").split())


@dataclass(frozen=True, slots=True)
class Cited:
    """A reference as one text, and in parts where they are known."""

    raw: str
    authors: tuple[str, ...]
    title: str | None
    journal: str | None
    year: str | None
    volume: str | None
    pages: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """What an article says, apart from any layout."""

    title: str
    journal: str
    volume: str
    issue: str | None
    page: str | None
    year: str
    kind: str
    authors: tuple[Person, ...]
    affiliations: tuple[str, ...]
    abstract: tuple[str, ...]
    keywords: tuple[str, ...]
    acknowledgement: str
    funding: str
    conflict: str
    references: tuple[Cited, ...]
    holder: str
    doi: str


def article_of(gold: Gold) -> Article:
    """Return the article of a labelled page; what it lacks is filled with plain sentences."""
    places = {one["id"]: number for number, one in enumerate(gold["affiliations"], start=1)}
    pages = "-".join(dict.fromkeys(p for p in (gold["fpage"], gold["lpage"]) if p))
    return Article(
        title=_plain(gold["title"]),
        journal=_plain(gold["journal"]),
        volume=gold["volume"],
        issue=gold["issue"],
        page=pages or gold["elocation"],
        year=gold["year"],
        kind=gold["kind"],
        authors=tuple(_person(author, places) for author in gold["authors"]),
        affiliations=tuple(_address(one["parts"]) for one in gold["affiliations"]),
        abstract=tuple(_plain(text) for text in gold["abstract"]) or (_ABSTRACT,),
        keywords=tuple(gold["keywords"]) or _KEYWORDS,
        acknowledgement=_plain(gold["acknowledgements"] or _THANKS),
        funding=_plain(gold["funding"] or _FUNDING),
        conflict=_plain(gold["conflict"] or _CONFLICT),
        references=tuple(map(_cited, gold["references"])),
        holder=gold["authors"][0]["family"],
        doi=gold["doi"].lower(),
    )


def _person(author: Gold, places: Mapping[str, int]) -> Person:
    linked = tuple(sorted(places[key] for key in author.get("aff") or () if key in places))
    return Person(_plain(author.get("given")), _plain(author["family"]), linked)


def _address(parts: Sequence[str]) -> str:
    return ", ".join(
        _plain(part).strip(" ,;.") for part in parts if part.strip() and "@" not in part
    )


def _cited(reference: Gold) -> Cited:
    parsed = reference if reference.get("parsed") else {}
    return Cited(
        raw=_plain(reference["raw"]),
        authors=tuple(parsed.get("authors") or ()),
        title=parsed.get("title"),
        journal=parsed.get("journal"),
        year=parsed.get("year"),
        volume=parsed.get("volume"),
        pages=parsed.get("pages"),
    )


def _plain(text: str | None) -> str:
    return " ".join((text or "").split())


@dataclass(slots=True)
class Sheet:
    """A page as it is printed: its lines, and the fields that a reader must find in them.

    `chance` decides between the forms of a layout; the same seed gives the same page.
    """

    chance: Random
    lines: list[str] = field(default_factory=list)
    expected: dict[str, object] = field(default_factory=dict)

    def put(self, *lines: str) -> None:
        """Print lines."""
        self.lines += lines

    def field(self, name: str, value: object, *lines: str) -> None:
        """Print lines that hold a field."""
        self.expected[name] = value
        self.lines += lines

    def headed(self, heading: str, *lines: str) -> None:
        """Print a heading and what stands under it."""
        self.lines += (heading, "", *lines, "")

    def any(self, *forms: T) -> T:
        """Return one of several forms."""
        return self.chance.choice(forms)

    def maybe(self, *lines: str) -> None:
        """Print lines on every second page."""
        if self.chance.random() < 0.5:
            self.lines += lines

    def gap(self, most: int = 2) -> None:
        """Leave up to `most` blank lines."""
        self.lines += [""] * self.chance.randint(0, most)
