"""Names of people in running text and in the labels of patients."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = (
    r"[A-ZÀ-ÖØ-Þ](?:['’][A-ZÀ-Þ])?[a-zß-öø-ÿ]+(?:[-'’][A-ZÀ-Þ]?[a-zß-öø-ÿ]+|[A-ZÀ-Þ][a-zß-öø-ÿ]+)*"
)
_FULL = rf"{_PART} (?:[A-ZÀ-Þ]\.? )?(?:(?:van|von|de|der|del|da|di|la|le|bin|al) ){{0,2}}{_PART}"
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Herr|Herrn|Frau|Mme|Monsieur|Madame|Señora?|Sra?|Signora?)\b\.? "
    rf"(?:[A-ZÀ-Þ]\.? ?){{0,2}}{_PART}"
    rf"|\b(?:named|(?:[Pp]atient|[Hh]is|[Hh]er)(?:'s|’s)? name (?:is|was)) {_FULL}"
)
_KIN = (
    r"(?:wife|husband|spouse|partner|fianc[ée]e?|mother|father|son|daughter|brother|sister|uncle"
    r"|aunt|nephew|niece|cousin|grand(?:mother|father|son|daughter)|friend|neighbou?r|caregiver"
    r"|carer|boyfriend|girlfriend|roommate|housemate|employer|twin)"
)
_ACT = (
    r"(?:accompan(?:ied|ies)|brought|phoned|telephoned|told|said|recalled|remembered|complained"
    r"|denied|refused|agreed|consented|insisted|lived?s?|worked|works|drove|noticed|felt|asked"
    r"|visited|collapsed|emigrated|immigrated|(?:is|was) (?:married|born|admitted|hospitali[sz]ed"
    r"|discharged|brought)|(?:is|was) an? \d+[- ]year)"
)
_SELF = (
    r"(?:, (?:an?|aged|who|whose) (?:\d|\w+[- ]year|(?:\w+ )?(?:man|woman|boy|girl|farmer|teacher"
    r"|nurse)\b)|,? \(?\d{1,3}[- ]years?[- ]old| presented (?:with|to)\b| underwent\b| died\b)"
)
_ACTOR = re.compile(
    rf"(?<![\w.-] )(?<!\w)(?P<name>{_FULL})(?: {_ACT}\b|{_SELF})"
    rf"|(?<=[a-z,;] )(?P<later>{_FULL})(?: {_ACT}\b|{_SELF})"
)
_OF_KIN = re.compile(
    rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Pp]atient['’]s) (?:\w+ )?{_KIN},? (?P<name>{_FULL})\b"
    rf"|\b(?:[Hh]is|[Hh]er|[Tt]heir|[Pp]atient['’]s) {_KIN},? (?P<given>{_PART}),? {_ACT}\b"
)
# Capitalised words that stand in no person's name: a phrase that holds one is none.
_NO_NAME = frozenset(
    """
    a an the this that these those our his her its their he she it they we who both all most some
    no one two three four five six seven eight nine ten first second third further other another
    in on at of for from by with without after before during since while when as and or but however
    moreover although because despite until upon under over between following subsequently then
    patient patients case cases subject pt proband index twin sibling mother father brother sister
    son daughter wife husband man woman boy girl child infant neonate male female adult family
    control donor recipient person individual participant member group cohort arm site left right
    disease syndrome virus virosis infection fever cancer carcinoma sarcoma lymphoma tumor tumour
    cell cells type phenomenon sign test score scale index criteria hospital university clinic
    center centre institute department college medical school care unit emergency intensive health
    service ward committee board association society council foundation company group study trial
    north south east west northern southern eastern western central new san santa saint mount
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
    african american asian european hispanic caucasian chinese japanese indian korean black white
    arab jewish german french italian spanish portuguese english british irish dutch turkish
    russian brazilian mexican nigerian moroccan pakistani iranian thai vietnamese swedish polish
    blood brain bone skin liver lung heart renal chest body physical clinical general internal
    alpha beta gamma delta epsilon zeta omega
    """.split()
)
_EPONYMS = frozenset(
    """
    guillain barre barré epstein barr kaplan meier
    creutzfeldt jakob merkel miller fisher stevens johnson bell
    hodgkin parkinson alzheimer crohn behcet behçet kawasaki sjogren sjögren lambert eaton
    charcot marie tooth whipple wilson huntington down turner klinefelter marfan ehlers danlos
    von willebrand recklinghausen hippel lindau wernicke korsakoff ramsay hunt lyme ebola zika
    """.split()
)
_LEADING = re.compile(
    r"^(?:(?:patient|pt|case|subject|proband|index|participant)\b\.?(?: (?:no\.?|number))?"
    r"[\s:#-]*)+",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\. ?){2,3}|(?:[A-ZÀ-Þ]\.?[ -]?){2,3}")
_ROMAN = re.compile(r"[IVX]+")


def people_in(text: str) -> Iterator[str]:
    """Yield the names of people that the text surely holds, as printed.

    Sure is a name after a title of courtesy, after a relation (`his wife ...`), or as the one who
    does what only a person does (`... accompanied him`, `..., a 40-year-old man`). Authors of
    studies, eponyms and institutions are none.
    """
    seen: list[range] = []
    for found in chain(*(pattern.finditer(text) for pattern in (_TITLED, _OF_KIN, _ACTOR))):
        groups = found.groupdict().values()
        name = next((group for group in groups if group), None)
        if any(found.start() < other.stop and other.start < found.end() for other in seen):
            continue
        if name is None or _may_be_name(name):
            seen.append(range(*found.span()))
            yield name or found[0]


def name_in_label(label: str) -> str | None:
    """Return the name of a person that the label of a patient is, None where it is none."""
    rest = _LEADING.sub("", label.strip())
    whole = re.fullmatch(_FULL, rest) or (rest != label.strip() and re.fullmatch(_PART, rest))
    family_first = re.fullmatch(rf"(?P<family>{_PART}), {_PART}", rest)
    if (whole or family_first) and _may_be_name(rest.replace(",", "")):
        return rest
    return None


def initials_in_label(label: str) -> str | None:
    """Return the initials that the label of a patient is, None where it is none (`Patient II`)."""
    rest = _LEADING.sub("", label.strip())
    dotted = "." in rest
    if not _INITIALS.fullmatch(rest) or (not dotted and _ROMAN.fullmatch(rest)):
        return None
    return rest


def _may_be_name(name: str) -> bool:
    words = [word.rstrip(".").casefold() for word in re.split(r"[ -]", name)]
    if any(word in _NO_NAME for word in words):
        return False
    return not all(word in _EPONYMS for word in words)
