"""Supplies of drugs and materials that an acknowledgement thanks a company for (ICMJE item 12)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from casegraph.model.record import Disclosure
from casegraph.read.wording.organizations import companies
from casegraph.read.wording.statements import People, sentences
from casegraph.vocab.enums import DisclosureCategory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casegraph.read.wording.lines import Ledger, Line

_SUPPLY = re.compile(
    r"\b(?:provid(?:ing|ed|es?)|provision\s+of|suppl(?:y|ying|ied|ies)(?:\s+of)?|donat(?:ing|ed|ion\s+of)|"
    r"gift\s+of|furnish(?:ing|ed)|making\s+\w+\s+available)\s+(?:us\s+|them\s+)?(?:with\s+)?"
    r"(?P<what>[^.;]{1,120})",
    re.IGNORECASE,
)
_STEMS = ("provi", "suppl", "donat", "gift", "furnish", "making")
_INTANGIBLE = re.compile(
    r"^(?:(?:the|their|his|her|a|an|some|valuable|helpful|excellent|kind|technical|us|with)\s+)*"
    r"(?:advice|access|aid|analys[ei]s|assistance|care|clinical|comments?|consent|consultation|"
    r"critical|data|discussions?|editing|editorial|expertise|feedback|figures?|financial|funding|"
    r"guidance|help|histological|histology|images?|information|input|insights?|interpretation|"
    r"language|medical\s+care|opinions?|pathology|permission|photographs?|pictures?|review|"
    r"services?|statistical|suggestions?|support|technical|translation|writing)\b",
    re.IGNORECASE,
)
_THANKED = re.compile(
    r"\b(?:thank(?:s|ful)?|grateful|indebted|acknowledge|gratitude)\b(?:\s+to\b)?", re.IGNORECASE
)
_SUPPLIED_BY = re.compile(
    r"\b(?:was|were|is)\s+(?:\w+ly\s+)?(?:provided|supplied|donated|furnished)\s+(?:\w+ly\s+)?by\s+(?P<who>[^.;]{1,120})|"
    r"\bgift\s+(?:from|of)\s+(?P<giver>[^.;]{1,120})",
    re.IGNORECASE,
)
_FOR = re.compile(r"\s+for\s+(?:\w+\s+)?$", re.IGNORECASE)


def supplies_thanked_for(
    acknowledgement: str | None,
    persons: People,
    *,
    first: int,
    lines: Sequence[Line],
    ledger: Ledger,
) -> tuple[Disclosure, ...]:
    """Return a derived disclosure per company that the acknowledgement thanks for a supply."""
    text = acknowledgement or ""
    folded = text.casefold()
    if not any(stem in folded for stem in _STEMS):
        return ()
    found: list[Disclosure] = []
    for start, end in sentences(text, persons):
        sentence = text[start:end]
        for name in _suppliers(sentence):
            found.append(
                Disclosure(
                    statement=sentence,
                    entity=name,
                    category=DisclosureCategory.MATERIALS_OR_SERVICES,
                    derived=True,
                )
            )
            ledger.take(f"disclosures[{first + len(found) - 1}]", lines)
    return tuple(found)


def _suppliers(sentence: str) -> list[str]:
    given = _SUPPLIED_BY.search(sentence)
    if given:
        return companies(given["who"] or given["giver"])
    supply = _SUPPLY.search(sentence)
    if not supply or _INTANGIBLE.match(supply["what"].strip()):
        return []
    before = _FOR.sub("", sentence[: supply.start()])
    thanked = _THANKED.search(before)
    return companies(before[thanked.end() :] if thanked else before)
