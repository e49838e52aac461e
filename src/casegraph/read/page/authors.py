"""Author names as a page prints them: one per bullet, or all in one line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.model.names import PARTICLES, display, split_name
from casegraph.model.record import Author
from casegraph.read.page.lines import NBSP, plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST_LINE = 4000
_MOST_WORDS = 8
_CORRESPONDING = re.compile(
    r"\s*(?:e-?mail authors?|\(?corresponding author\)?|✉|📧)\s*", re.IGNORECASE
)
_PROFILE = re.compile(
    r"\s*(?:view author[’']?s? (?:orcid )?(?:profile|id)s?|orcid(?: id)?:?)\s*", re.IGNORECASE
)
_ORCID = re.compile(r"(?:https?://orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LINKS = re.compile(
    r"(?P<name>.*?[^\W\d].*?)[\s,]*(?P<links>(?:\d{1,2}|[*†‡§¶#])(?:[\s,]*(?:\d{1,2}|[*†‡§¶#]))*)"
)
_SEPARATOR = re.compile(r"\s*;\s*|\s*[•·]\s*|,?\s+&\s*|,?\s+and\s+|,\s*(?=[^\W\d])")
_INITIALS_FIRST = re.compile(
    r"(?P<given>[^\W\d_]\.(?:[ -]?[^\W\d_]\.)*)\s+(?P<family>[^\W\d_][^.]*)"
)
_DEGREES = frozenset({
    "bs", "bsc", "dds", "dmd", "do", "dvm", "facc", "facs", "frcp", "frcs", "frcpc", "ma", "mba",
    "mbbs", "mbchb", "mch", "md", "mdphd", "mmed", "mph", "mrcp", "ms", "msc", "pharmd", "phd",
    "rn",
})  # fmt: skip
_SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)")
_COLLECTIVE = re.compile(
    r"\b(?:Group|Consortium|Network|Investigators|Committee|Collaboration|Collaborators|Team|"
    r"Society|Association|Task Force)\b"
)
_NOT_A_NAME = frozenset({
    "article", "case", "center", "centre", "clinic", "college", "department", "disease", "division",
    "faculty", "hospital", "institute", "journal", "patient", "patients", "report", "review",
    "school", "study", "syndrome", "treatment", "university",
})  # fmt: skip
_WORD = re.compile(r"(?:[^\W\d_]|['’.‐‑-])+")


def is_name(text: str) -> bool:
    """Tell whether text has the form of one author's name, marks behind it included."""
    if len(text) > 160:
        return False
    bare, _ = _bare(text)
    if _COLLECTIVE.search(bare):
        return True
    words = bare.replace(",", " ").split()
    return 0 < len(words) <= _MOST_WORDS and _is_person(words)


def _is_person(words: list[str]) -> bool:
    if any(word.lower() in _NOT_A_NAME or not _WORD.fullmatch(word) for word in words):
        return False
    named = [word for word in words if word.lower() not in PARTICLES]
    return bool(named) and all(_starts_name(word) for word in named)


def _starts_name(word: str) -> bool:
    return word[0].isupper() or not word.islower() or not word.isascii()


def parse_author(text: str) -> Author:
    """Return one author with the affiliation numbers and marks printed behind the name."""
    corresponding = True if _CORRESPONDING.search(text) else None
    orcid = _ORCID.search(text)
    name, links = _bare(text)
    if _COLLECTIVE.search(name):
        author = Author(literal=name)
    else:
        split = split_name(_without_degrees(name))
        author = Author(family=split.family, given=split.given, suffix=split.suffix)
    return replace(
        author,
        orcid=orcid[1] if orcid else None,
        affiliations=links or None,
        corresponding=corresponding,
    )


def parse_author_line(text: str) -> tuple[Author, ...] | None:
    """Return the authors of a line that lists several, None where it is no such line."""
    if len(text) > _LONGEST_LINE:
        return None
    for pieces in (_split(text), [piece for piece in text.split(NBSP) if piece.strip()]):
        names = _with_suffixes(pieces)
        whole = sum(" " in plain(name) for name in names)
        if len(names) > 1 and 2 * whole > len(names) and all(map(is_name, names)):
            return tuple(parse_author(name) for name in names)
    return None


def without_repetition(authors: Sequence[Author]) -> list[Author]:
    """Return the authors once, where a page lists all of them twice.

    Pages that show their authors under two tabs do; the second list adds the affiliations.
    """
    half, odd = divmod(len(authors), 2)
    names = [display(author) for author in authors]
    if odd or not half or names[:half] != names[half:]:
        return list(authors)
    return [
        replace(
            first,
            affiliations=first.affiliations or second.affiliations,
            orcid=first.orcid or second.orcid,
            corresponding=first.corresponding or second.corresponding,
        )
        for first, second in zip(authors[:half], authors[half:], strict=True)
    ]


def with_whole_families(authors: Sequence[Author]) -> tuple[Author, ...]:
    """Return the authors of a page that prints every given name as an initial.

    There, what follows the initials is the family name, of two words where two are printed.
    """
    split = [_INITIALS_FIRST.fullmatch(display(author)) for author in authors]
    if len(authors) < 2 or None in split:
        return tuple(authors)
    return tuple(
        replace(author, given=found["given"], family=found["family"])
        if found and not author.suffix and not author.literal
        else author
        for author, found in zip(authors, split, strict=True)
    )


def _split(text: str) -> list[str]:
    marked = _CORRESPONDING.sub("✉, ", text).rstrip(", ")
    pieces = [piece.strip(" ,…") for piece in _SEPARATOR.split(marked)]
    return [piece for piece in pieces if piece and piece.replace(".", "").lower() not in _DEGREES]


def _with_suffixes(pieces: list[str]) -> list[str]:
    names: list[str] = []
    for piece in pieces:
        if names and _SUFFIX.fullmatch(piece):
            names[-1] += f" {piece}"
        else:
            names.append(piece)
    return names


def _without_degrees(name: str) -> str:
    head, *rest = name.split(",")
    kept = [part for part in rest if part.strip().replace(".", "").lower() not in _DEGREES]
    return " ".join([head, *kept])


def _bare(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the name without marks, and the affiliation numbers printed behind it."""
    name = _ORCID.sub("", _PROFILE.sub(" ", _CORRESPONDING.sub(" ", text)))
    name = plain(name.translate(_SUPERSCRIPT)).strip(" ,")
    found = _LINKS.fullmatch(name)
    if not found:
        return name, ()
    numbers = dict.fromkeys(int(number) for number in re.findall(r"\d+", found["links"]))
    return found["name"].rstrip(" ,"), tuple(number for number in numbers if number)
