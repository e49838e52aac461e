"""Author names as a page prints them: one per bullet or line, or all in one line."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from casegraph.model.names import PARTICLES, display, inverted_name, split_name
from casegraph.model.record import Author, Name
from casegraph.read.wording.lines import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_NAME = 160
_MOST_WORDS = 8
CORRESPONDING = re.compile(
    r"\s*(?:e-?mail authors?|\(?corresponding author\)?|✉|📧)\s*", re.IGNORECASE
)
_PROFILE = re.compile(
    r"\s*(?:view (?:author[’']?s? )?(?:orcid )?(?:id )?(?:profile|id)s?|"
    r"\[?orcid\]?(?: id| profile)?(?! ?:? ?\S*orcid\.org):?)\s*",
    re.IGNORECASE,
)
LINKS_TO_ALL = re.compile(
    r"^author links open overlay panel\s*|\s*(?:view|show) all authors(?: and affiliations)?$",
    re.IGNORECASE,
)
_EQUAL = re.compile(r"(?<=[\s\d,])na\d\b|(?<=[\d,])na\d\b")
_IN_BRACKETS = re.compile(r"\s*[(\[](\d{1,2}(?:\s?[,;]\s?\d{1,2})*)[)\]](?=$|[\s,✉*])")
_BEHIND_STOP = re.compile(r"(?<=[A-Z]\.)([a-z](?:,\s?[a-z])*)$")
ORCID = re.compile(
    r"(?:\[?orcid\]?(?: id)?:?\s*)?(?:https?://)?(?:orcid\.org/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])",
    re.IGNORECASE,
)
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉᶠ∗⁎", "0123456789abcdef**", "^")
_SYMBOL = r"[*†‡§¶#✉+ǁ‖]"
_MARK = rf"(?:\d{{1,2}}(?!\d)|{_SYMBOL}|\[\]|\(\))"
_LETTER = r"[a-z](?![^\W_])"
_LINKS = re.compile(
    rf"(?P<name>.*?[^\W\d].*?)[\s,]*"
    rf"(?P<links>(?:{_MARK}|\s{_LETTER})(?:[\s,]*(?:{_MARK}|(?<![^\W\d_]){_LETTER}))*)[\s,]*"
)
MARKS_ALONE = re.compile(rf"(?:{_MARK}|{_LETTER})(?:[\s,]*(?:{_MARK}|{_LETTER}))*")
_TOKENS = re.compile(r"\d+|[a-z]")
_UNMARKED = re.compile(r"[^\W\d_][^\d*†‡§¶#✉📧+ǁ‖()\[\]@:/,^⁰¹²³⁴⁵⁶⁷⁸⁹∗]*")
_MAY_BE_DEGREE = re.compile(r"[\s.][a-z]$|\s(?:[A-Z]{2}|PhD|Ph\.|M\.D|Pharm|Prof|Dr)")
_INITIALS_FIRST = re.compile(
    r"(?P<given>[^\W\d_]\.(?:[ -]?[^\W\d_]\.)*)\s+(?P<family>[^\W\d_][^.]*)"
)
_DEGREES = frozenset({
    "bs", "bsc", "dds", "dmd", "do", "dvm", "facc", "facs", "frcp", "frcs", "frcpc", "ma", "mba",
    "mbbs", "mbchb", "mch", "md", "mdphd", "mmed", "mph", "mrcp", "ms", "msc", "pharmd", "phd",
    "rn",
})  # fmt: skip
DEGREES_AS_PRINTED = (
    r"(?:MD|MM|BM|PhD|Ph\.D\.|M\.D\.|DO|MBBS|MBChB|MB|BS|BSc|MSc|MS|MPH|MBA|MHS|DDS|DMD|DVM|PharmD|RN|"
    r"FACS|FACC|FACP|FRCP|FRCS|FRCPC|MRCP|MCh|MMed|MHSc|BA|MA|DNB|DM|DMSc|Dr\.? ?med\.?|Prof\.?)"
)
_DEGREE_AT_END = re.compile(
    rf"(?:,?\s+{DEGREES_AS_PRINTED})+(?P<marks>[a-z](?:,[a-z])*)?(?=\s*(?:{_MARK}|,|$))"
)
SUFFIX = re.compile(r"(?:[JS]r\.?|I{2,3}|IV)")
_COLLECTIVE = re.compile(
    r"\b(?:Group|Consortium|Network|Investigators|Committee|Collaboration|Collaborators|Team|"
    r"Society|Association|Task Force)\b"
)
_NOT_A_NAME = frozenset({
    "abstract", "alerts", "article", "articles", "author", "authors", "case", "center", "centre",
    "clinic", "college", "contents", "department", "disease", "division", "download", "faculty",
    "fig", "fig.", "figure", "figures", "guidelines", "hospital", "info", "institute", "issue",
    "journal", "journals", "keywords", "links", "login", "menu", "metrics", "patient", "patients",
    "references", "report", "review", "school", "search", "study", "submission", "submit",
    "syndrome", "table", "tables", "treatment", "university", "versions", "volume",
})  # fmt: skip
_PLAIN_NAME = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]*\.?[ \u00a0]){1,3}"
    r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?"
)
_NO_PLAIN_NAME = (
    frozenset(word.capitalize() for word in (*_NOT_A_NAME, *PARTICLES))
    | frozenset(_COLLECTIVE.pattern.removeprefix(r"\b(?:").removesuffix(r")\b").split("|"))
    | {"Jr", "Jr.", "Sr", "Sr.", "Task", "Force", "Prof", "Prof.", "Dr", "Dr.", "Author", "Authors"}
)
_WORDS = re.compile(r"(?:[^\W\d_]|['’.‐‑, -])+")


def is_name(text: str) -> bool:
    """Tell whether text has the form of one author's name, marks behind it included."""
    return len(text) <= LONGEST_NAME and _is_bare_name(bare_name(text)[0])


def _is_bare_name(name: str) -> bool:
    if _COLLECTIVE.search(name):
        return True
    if not _WORDS.fullmatch(name):
        return False
    words = name.replace(",", " ").split()
    if not 0 < len(words) <= _MOST_WORDS or not _NOT_A_NAME.isdisjoint(map(str.lower, words)):
        return False
    named = [word for word in words if word.lower() not in PARTICLES]
    return bool(named) and all(_starts_name(word) for word in named)


def _starts_name(word: str) -> bool:
    return word[0].isupper() or not word.islower() or not word.isascii()


def read_author(text: str) -> Author | None:
    """Return the author that a line or bullet names, None where it has no form of a name."""
    if len(text) > LONGEST_NAME:
        return None
    if _PLAIN_NAME.fullmatch(text):
        *given, family = text.split()
        if _NO_PLAIN_NAME.isdisjoint(given) and family not in _NO_PLAIN_NAME:
            return Author(family=family, given=" ".join(given))
    bare = bare_name(text)
    return _author(text, *bare) if _is_bare_name(bare[0]) else None


def parse_author(text: str) -> Author:
    """Return one author with the affiliation numbers and marks printed behind the name."""
    return _author(text, *bare_name(text))


def _author(text: str, name: str, links: tuple[int, ...]) -> Author:
    is_marked = len(name) != len(text)
    orcid = ORCID.search(text) if is_marked and "-" in text else None
    corresponding = True if is_marked and CORRESPONDING.search(text) else None
    if _COLLECTIVE.search(name):
        found = Name(literal=name)
    else:
        bare = _without_degrees(name)
        found = inverted_name(bare) if "," in bare else split_name(bare)
    return Author(
        family=found.family,
        given=found.given,
        suffix=found.suffix,
        literal=found.literal,
        orcid=orcid[1] if orcid else None,
        affiliations=links or None,
        corresponding=corresponding,
    )


def is_degree(text: str) -> bool:
    """Tell whether text is an academic degree."""
    return text.replace(".", "").strip().lower() in _DEGREES


def without_repetition(authors: Sequence[Author]) -> list[Author]:
    """Return the authors once, where a page lists all of them twice or more often.

    Pages that show their authors under two tabs do; the second list adds the affiliations.
    """
    names = [display(author) for author in authors]
    period = names.index(names[0], 1) if names[:1] and names[0] in names[1:] else 0
    if not period or len(names) % period or names != names[:period] * (len(names) // period):
        return list(authors)
    return [_joined(authors[at::period]) for at in range(period)]


def _joined(same: Sequence[Author]) -> Author:
    return replace(
        same[0],
        affiliations=next((one.affiliations for one in same if one.affiliations), None),
        orcid=next((one.orcid for one in same if one.orcid), None),
        corresponding=next((True for one in same if one.corresponding), None),
    )


def with_whole_families(authors: Sequence[Author]) -> tuple[Author, ...]:
    """Return the authors of a page that prints every given name as an initial.

    There, what follows the initials is the family name, of two words where two are printed.
    """
    if len(authors) < 2 or "." not in (authors[0].given or ""):
        return tuple(authors)
    split = [_INITIALS_FIRST.fullmatch(display(author)) for author in authors]
    if None in split:
        return tuple(authors)
    return tuple(
        replace(author, given=found["given"], family=found["family"])
        if found and not author.suffix and not author.literal
        else author
        for author, found in zip(authors, split, strict=True)
    )


def _without_degrees(name: str) -> str:
    if "," not in name:
        return name
    head, *rest = name.split(",")
    kept = [part.strip() for part in rest if not is_degree(part)]
    if all(SUFFIX.fullmatch(part) for part in kept):
        return " ".join([head, *kept])
    return ", ".join([head, *kept])


def _is_unmarked(text: str) -> bool:
    """Tell whether a name certainly has no marks, degrees or labels behind it."""
    return bool(
        _UNMARKED.fullmatch(text)
        and "uthor" not in text
        and "ORCID" not in text
        and not _MAY_BE_DEGREE.search(text)
    )


def bare_name(text: str) -> tuple[str, tuple[int, ...]]:
    """Return the name without marks, and the affiliation numbers printed behind it.

    Affiliations marked by letters count from `a`; where both letters and numbers are printed,
    those of the other kind than the first are marks of footnotes.
    """
    if _is_unmarked(text):
        return plain(text), ()
    name = _PROFILE.sub(" ", ORCID.sub(" ", CORRESPONDING.sub(" ✉ ", LINKS_TO_ALL.sub("", text))))
    name = _EQUAL.sub(" ", plain(name.translate(SUPERSCRIPTS))).strip(" ,")
    name = _BEHIND_STOP.sub(r" \1", _IN_BRACKETS.sub(r" \1", name))
    degree = _DEGREE_AT_END.search(name)
    if degree:
        letters = f" {degree['marks']}" if degree["marks"] else ""
        name = f"{name[: degree.start()]}{letters}{name[degree.end() :]}"
    is_bare = name[-1:] == "." or (name[-1:].isalpha() and name[-2:-1].isalpha())
    found = None if is_bare else _LINKS.fullmatch(name)
    if not found:
        return name.strip(" ,"), ()
    tokens = _TOKENS.findall(found["links"])
    of_one_kind = [token for token in tokens if token.isdigit() == tokens[0].isdigit()]
    numbers = dict.fromkeys(map(_number, of_one_kind))
    return found["name"].rstrip(" ,"), tuple(number for number in numbers if number)


def _number(mark: str) -> int:
    return int(mark) if mark.isdigit() else ord(mark) - ord("a") + 1
