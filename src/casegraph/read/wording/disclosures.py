"""Statements of interest: one disclosure per author and company, word for word."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.model.record import Disclosure
from casegraph.read.wording.interests import Interest, interests_of
from casegraph.read.wording.lines import joined, paragraphs
from casegraph.read.wording.prose import is_prose
from casegraph.read.wording.statements import People, Subject, sentences, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from casegraph.read.wording.lines import Ledger, Line


_GOES_ON = (",", "&", " and", " und", "Dr.", "Drs.")
_OF_ETHICS = re.compile(
    r"(?:this (?:article|study|paper|report)|dieser beitrag|diese arbeit|für diesen beitrag)\b"
    r".{0,80}\b(?:stud(?:y|ies)|studien|human|menschen|animals?)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Statement:
    """One statement as it grows: the words, whom it speaks of, and whether it denies."""

    text: str
    subject: Subject
    authors: tuple[int, ...] = ()
    none: bool = False
    interests: tuple[Interest, ...] = ()


@dataclass(slots=True)
class _Paper:
    """The statements of a page in printed order, and the authors they have named."""

    persons: People
    named: set[int]
    found: list[Disclosure] = field(default_factory=list)

    def speakers(self, statement: _Statement) -> list[str | None]:
        """Return the names of the authors a statement speaks of; None speaks for all."""
        places: Sequence[int] = statement.authors
        if statement.subject.others:
            every = range(len(self.persons.names))
            places = [index for index in every if index not in self.named]
        self.named.update(statement.authors)
        return [self.persons.names[index] for index in places] or [None]


def read_disclosures(
    lines: Sequence[Line], persons: People, ledger: Ledger, named: set[int] | None = None
) -> tuple[Disclosure, ...]:
    """Return one disclosure per author and interest, each with its statement word for word.

    Args:
        lines: The paragraphs of the statement.
        persons: The authors, whom the statement may name.
        ledger: Where the lines that were read are marked as taken.
        named: The authors that were named in paragraphs read before; those that these lines name
            are added. The remaining authors are all others.
    """
    paper = _Paper(persons, set() if named is None else named)
    for group in _by_author(lines, persons):
        text = joined(group)
        if text.endswith(":"):
            for line in group:
                ledger.furniture(line)
            continue
        statements = _statements(text, persons)
        if not _is_statement(text, statements):
            continue
        for statement in statements:
            first = len(paper.found)
            paper.found += _disclosures(statement, paper)
            for index in range(first, len(paper.found)):
                ledger.take(f"disclosures[{index}]", group)
    return tuple(paper.found)


def _by_author(lines: Sequence[Line], persons: People) -> Iterator[list[Line]]:
    """Yield paragraphs, split where a line begins with the full name of an author."""
    for group in paragraphs(lines):
        start = 0
        for at in range(1, len(group)):
            subject = subject_of(group[at].text, persons)
            named = subject.authors and " " in group[at].text[: subject.end]
            if named and not group[at - 1].text.endswith(_GOES_ON):
                yield group[start:at]
                start = at
        yield group[start:]


def _is_statement(text: str, statements: Sequence[_Statement]) -> bool:
    spoken = any(s.none or s.interests or s.authors or s.subject.everyone for s in statements)
    if spoken or _OF_ETHICS.match(text):
        return spoken
    return is_prose(text) and text.endswith((".", "!", ")"))


def _statements(text: str, persons: People) -> list[_Statement]:
    """Return the statements of a paragraph; a sentence that adds nothing joins the one before."""
    found: list[_Statement] = []
    start = 0
    for begin, end in sentences(text, persons):
        sentence = text[begin:end]
        subject = subject_of(sentence, persons)
        interests, none = interests_of(sentence[subject.end :])
        adds = bool(interests or none or subject.authors or subject.others)
        if found and not adds:
            found[-1].text = text[start:end]
            continue
        authors = subject.authors
        if subject.pronoun and found:
            authors = found[-1].authors
        found.append(_Statement(sentence, subject, authors, none, interests))
        start = begin
    return found


def _disclosures(statement: _Statement, paper: _Paper) -> Iterator[Disclosure]:
    for author in paper.speakers(statement):
        for entity, category in statement.interests or ((None, None),):
            yield Disclosure(
                author=author,
                statement=statement.text,
                none_declared=statement.none,
                entity=entity,
                category=category,
            )
