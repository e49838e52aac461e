"""Thanks, funding and interests, read by the wording rules that hold for pasted pages, too."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from casegraph.issues import Severity
from casegraph.model.names import display
from casegraph.model.record import Disclosure, Funding
from casegraph.read.jats.awards import united
from casegraph.read.jats.names import NAMES, name_of
from casegraph.read.jats.passages import Passage, passages
from casegraph.read.jats.text import text_of
from casegraph.read.wording.disclosures import read_disclosures
from casegraph.read.wording.funding import parse_funding, read_funding
from casegraph.read.wording.headings import Section
from casegraph.read.wording.lines import Ledger, Line
from casegraph.read.wording.organizations import is_organization
from casegraph.read.wording.statements import people, sentences
from casegraph.read.wording.supplies import supplies_thanked_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from casegraph.model.record import Author
    from casegraph.read.jats.account import Account
    from casegraph.read.wording.statements import People

_LONGEST_STATEMENT = 20_000
_SUPPORTED = re.compile(
    r"\b(?:article|paper|project|publication|report|research|study|work)\s+(?:was|is|has\s+been)\s+"
    r"(?:\w+\s+){0,3}(?:supported|financed|sponsored)\s+(?:\w+\s+){0,2}by\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statements:
    """What an article states outside of its report."""

    acknowledgement: str | None
    funding: tuple[Funding, ...]
    disclosures: tuple[Disclosure, ...]


def read_statements(article: _Element, authors: Sequence[Author], account: Account) -> Statements:
    """Return thanks, funding and interests from wherever the publisher put them."""
    found = _without_repetition(passages(article))
    persons = people(authors)
    thanks = [each for each in found if each.section is Section.ACKNOWLEDGEMENT]
    for each in thanks[:1]:
        account.place("acknowledgement", each.element)
    acknowledgement = "\n\n".join(each.text for each in thanks) or None
    disclosures = _disclosures(found, persons, account)
    ledger = Ledger((), account.source)
    supplies: tuple[Disclosure, ...] = ()
    if len(acknowledgement or "") <= _LONGEST_STATEMENT:
        supplies = supplies_thanked_for(
            acknowledgement, persons, first=len(disclosures), lines=(), ledger=ledger
        )
    return Statements(
        acknowledgement, _funding(article, found, persons, account), disclosures + supplies
    )


def _without_repetition(found: Iterator[Passage]) -> list[Passage]:
    """Return the passages; one that is printed twice, in the front and the back, is kept once."""
    return list({(each.section, each.text): each for each in found}.values())


def _lines(found: Sequence[Passage], section: Section, account: Account) -> list[Line]:
    """Return the paragraphs of one section as lines, each a paragraph of its own."""
    return [
        Line(account.line(each.element), text, 1, 1)
        for each in found
        if each.section is section
        for text in each.text.split("\n")
    ]


def _is_bounded(line: Line) -> bool:
    """Tell whether a paragraph can be a statement; a longer one is kept, but not taken apart."""
    return len(line.text) <= _LONGEST_STATEMENT


def _disclosures(
    found: Sequence[Passage], persons: People, account: Account
) -> tuple[Disclosure, ...]:
    """Return the statements of interest; a paragraph that is none in form is kept whole."""
    disclosures: list[Disclosure] = []
    named: set[int] = set()
    for line in _lines(found, Section.CONFLICT, account):
        ledger = Ledger((line,), account.source)
        read = read_disclosures([line], persons, ledger, named) if _is_bounded(line) else ()
        for each in read or (Disclosure(statement=line.text),):
            account.positions[f"disclosures[{len(disclosures)}]"] = (line.number, 1)
            disclosures.append(each)
    return tuple(disclosures)


def _funding(
    article: _Element, found: Sequence[Passage], persons: People, account: Account
) -> tuple[Funding, ...]:
    """Return the awards: those marked up, else those of the statement, else those of the thanks."""
    statements = _stated(article, account) + _lines(found, Section.FUNDING, account)
    statements = list({line.text: line for line in reversed(statements)}.values())[::-1]
    read: list[tuple[Line, Funding]] = []
    for line in statements:
        ledger = Ledger((line,), account.source)
        entries = read_funding([line], persons, ledger) if _is_bounded(line) else ()
        read += ((line, entry) for entry in entries or (Funding(statement=line.text),))
    awards = list(_awards(article, account))
    if awards:
        whole = "\n\n".join(line.text for line in statements) or None
        stated = [entry for _, entry in read]
        return tuple(replace(each, statement=whole) for each in united(awards, stated))
    for index, (line, _) in enumerate(read):
        account.positions[f"funding[{index}]"] = (line.number, 1)
    return tuple(entry for _, entry in read) or tuple(_thanked(found, persons, account))


def _stated(article: _Element, account: Account) -> list[Line]:
    elements = article.iterfind("front/article-meta//funding-group/funding-statement")
    return [Line(account.line(each), text, 1, 1) for each in elements if (text := text_of(each))]


def _awards(article: _Element, account: Account) -> Iterator[Funding]:
    """Yield the awards that are marked up: one for each number of an award."""
    count = 0
    for group in article.iterfind("front/article-meta//funding-group/award-group"):
        funder = "; ".join(filter(None, map(_funder, group.iterfind("funding-source"))))
        funder = funder or "; ".join(map(text_of, group.iterfind("support-source")))
        stated = dict.fromkeys(map(text_of, group.iterfind("award-id")))
        numbers = [number for number in stated if number]
        name = text_of(group.find("award-name")) or None
        recipient = _recipient(group)
        for number in numbers or (None,):
            if not (funder or number or name):
                account.report("empty-award", Severity.INFO, "an award without a word", group)
                continue
            account.place(f"funding[{count}]", group)
            count += 1
            yield Funding(
                funder=funder or None, award=name, award_number=number, recipient=recipient
            )


def _funder(source: _Element) -> str | None:
    """Return a funder's name without the numbers by which registries know it."""
    names = [text_of(each) for each in source.iter("institution")]
    if any(names):
        return ", ".join(filter(None, names))
    aside = {"named-content", "institution-id"}
    pieces = [source.text or ""]
    for child in source:
        pieces += ["" if child.tag in aside else text_of(child), child.tail or ""]
    return " ".join("".join(pieces).split()).strip(" ,;") or None


def _recipient(group: _Element) -> str | None:
    for holder in group.iterfind("principal-award-recipient"):
        names = [name for each in holder if each.tag in NAMES and (name := name_of(each))]
        return ", ".join(map(display, names)) or text_of(holder) or None
    return None


def _thanked(found: Sequence[Passage], persons: People, account: Account) -> Iterator[Funding]:
    """Yield the awards that the acknowledgement names, as derived."""
    count = 0
    for line in filter(_is_bounded, _lines(found, Section.ACKNOWLEDGEMENT, account)):
        for start, end in sentences(line.text, persons):
            sentence = line.text[start:end]
            for award in parse_funding(sentence, persons):
                if award.award_number or _is_support(sentence, award):
                    account.positions[f"funding[{count}]"] = (line.number, 1)
                    count += 1
                    yield replace(award, statement=sentence, derived=True)


def _is_support(sentence: str, award: Funding) -> bool:
    """Tell whether thanks without a number are for money, not for help."""
    if "fund" in sentence or "grant" in sentence:
        return True
    return _SUPPORTED.search(sentence) is not None and is_organization(award.funder or "")
