"""The patterns of the short way: clean prints only, in the folded text.

A reference is read in two steps: its head (label, authors, a year behind them) and its tail (title
and container, the locator, identifiers). Character classes are short ones, which compile fast.
"""

from __future__ import annotations

from casegraph.model.names import PARTICLES
from casegraph.refparse.pattern import Pattern
from casegraph.refparse.text import LOWER, UPPER, YEAR

_PARTICLE = r"(?:(?:van|von|de|der|den|di|da|la|le|du|dos|del) ){0,2}"
_WORD = rf"(?!Jr\b|Sr\b)[{UPPER}][{LOWER}'’][^\W\d_]*(?:[-'’‐][^\W\d_]+)?"
_SECOND = rf"(?: (?:(?:De|Del|La|Da|Di|Van|Von) ){{0,2}}[{UPPER}][{LOWER}]{{2,20}})?"
_INITIAL = rf"[{UPPER}]"
_DOTTED = rf"{_INITIAL}\.(?: ?-?{_INITIAL}\.){{1,3}}(?! ?{_INITIAL}\b(?! [{LOWER}]))"
_BARE = (
    rf"{_PARTICLE}{_WORD}{_SECOND} "
    rf"(?:{_DOTTED}|(?!{_INITIAL}*II){_INITIAL}{{1,4}}(?:[-‐]{_INITIAL})?\b(?![-‐]))"
)
_UNDOTTED = (
    rf"(?:{_INITIAL}{{2,4}}\b(?!\.{_INITIAL})|{_INITIAL}\b(?!\.))(?= ?(?:[,;.(&]|and\b|et\b))"
)
_COMMA = (
    rf"{_PARTICLE}(?:{_WORD}{_SECOND}|{_INITIAL}{{3,20}}(?:-{_INITIAL}{{2,20}})?), "
    rf"(?:{_DOTTED}|{_INITIAL}\.|{_UNDOTTED})"
)
_BETWEEN = r"(?: ?[,;] (?:and |& )?| and | & )"
_PARTICLES = "|".join(sorted(word for word in PARTICLES if word.isalpha()))
_SENTENCE = rf"[{UPPER}][{LOWER}]+ (?!(?:{_PARTICLES}|and|und)\b)[{LOWER}]+(?: [\w'-]+){{3}}"
"""Words that no name can be, and none of the signs that part names."""
_HEAD_END = (
    r"(?P<et_al> ?(?:[.,]?[,;]? |\.)et al\b)?"
    rf"(?:[.,:]{{0,2}} ?\((?P<enclosed>{YEAR}[a-z]?)\)[.,:]? "
    rf"|\.?, (?={_SENTENCE})"
    rf"|(?:[.,:]{{0,2}} |\.?(?<=\.))(?P<plain>{YEAR}[a-z]?)(?:[.,:] | (?=[A-Z(]))"
    r"| ?(?:[.:]|\.\.) (?!(?:[A-Z]\b(?! [a-z])[. -]|on behalf|for the))"
)
_START = r"(?P<label>(?:[0-9]{1,3}(?:\.(?=[A-Z])|\.? )|\[[0-9]{1,3}\] ))?"


def _head(name: str, end: str) -> str:
    return (
        rf"{_START}(?P<authors>(?:(?<!\w)(?<!\D\.){name}"
        rf"(?:\.?{_BETWEEN}(?!et al|{_SENTENCE})(?=[^\W\d_])|))++)"
        rf"{_HEAD_END}"
        rf"|{end})(?=[^\W\d_]|[\"“])"
    )


_WORDS = rf"[{LOWER}]{{2}}| (?!(?:and|et|e|y|und)\b)[{LOWER}]"
"""What follows the first letter of a sentence."""
BARE = Pattern(_head(_BARE, rf" (?=[{UPPER}](?:{_WORDS}))"))
"""Authors as `Roe AB, Coe C. D.` and what stands between them and the title."""
COMMA = Pattern(_head(_COMMA, rf" (?!I{{2}}|IV\b)(?=[{UPPER}](?:{_WORDS}|[{UPPER}]))"))
"""Authors as `Roe, A. B., Coe, CD` and what stands between them and the title."""
NAME = Pattern(
    rf"(?P<family>.+?) (?P<given>{_INITIAL}\.(?: ?-?{_INITIAL}\.)+"
    rf"|{_INITIAL}+(?:[-‐]{_INITIAL})?)\.?"
)
"""One name as `Roe AB`, `Coe C. D.`"""

_SIGNS = r"[^ \"“”„‟«»＂\[\]\x00-\x1f、。｡！-～]++"
_DASH = "[-–‐‑−]"
_MONTH = (
    r"(?P<month> (?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: [0-9]{1,2})?"
    r"|[0-9]{1,2}(?: [0-9]{1,2})?)(?=;))?"
)
_YEAR_AHEAD = (
    rf"(?:(?P<before>{YEAR}){_MONTH}(?P<separator> ?; ?|, |\. | )"
    rf"|\((?P<enclosed>{YEAR})\)[;:,]? )?"
)
_PLACE = (
    r"(?P<volume>(?:(?:[Vv]ol|v)\. ?)?(?P<number>[0-9]{1,4}[A-OQ-Z]?))"
    r"(?: ?\((?!(?:19|20)[0-9]{2}\))"
    r"(?P<issue>[0-9A-Za-z](?:[0-9A-Za-z. –‐-]{0,30}[0-9A-Za-z])?)\))?"
    r"(?:, (?P<part>no?\. ?(?P<numbered>[0-9]{1,4}(?:[-/][0-9]{1,4})?)))?"
    rf"(?: \((?P<inside>{YEAR})\))?(?: ?: ?|, ?|(?P<blank> ))"
    r"(?P<page>(?:pp?\. ?|pages )?(?P<first>[A-Za-z]{0,4}[0-9]{1,9}[A-Za-z]?)"
    rf"(?: ?{_DASH} ?(?P<last>[A-Za-z]?[0-9]{{1,6}}(?:\.?[A-Za-z][0-9]?)?))?)"
    rf"(?:[,;.]? (?P<open>\()?(?P<after>{YEAR})(?(open)\)))?"
)
_END = (
    r" ?[.,;]?(?: \(?(?P<prefix>(?:(?:doi|DOI|Doi):? ?)?(?:https?://(?:dx\.)?doi\.org/)?)"
    r"(?P<doi>10\.[0-9]{4,9}/(?:[A-Za-z0-9./_:-]|\([A-Za-z0-9]+\))*(?<=[A-Za-z0-9)]))\)?[.;]?)?"
    r"(?: (?P<pubmed>PM[Ii][Dd]: ?(?P<pmid>[1-9][0-9]{0,7}))\.?)?(?: \( \))?[ .,]{0,4}"
)
_QUOTED = rf"[\"“]{_SIGNS}(?: {_SIGNS})*(?:(?<=[.,?!])[\"”]|[\"”][.,]) "
TAIL = Pattern(
    rf"(?P<middle>(?:{_QUOTED})?{_SIGNS}(?: {_SIGNS})*?) (?=[0-9(vV]){_YEAR_AHEAD}{_PLACE}{_END}"
)
"""Title and container, locator and identifiers."""
_PLAIN_WORD = r"[^\W\d_]++(?:['’]s)?+"
PARTS = Pattern(
    r"(?P<title>[^.?!()]*(?:\([^.?!()]*\)[^.?!()]*)*(?<=[^\W_])\??)(?: ?\.|(?<=\?)) "
    rf"(?P<journal>(?=[{UPPER}]){_PLAIN_WORD}(?:[ -](?:{_PLAIN_WORD}|&))*+)"
)
"""A title of one sentence, and a container without a point."""
OTHER_KINDS = Pattern(
    r"\b(?:Thesis|Dissertation|Tese|Tesis|Thèse|Habilitation|PhD|SSRN|Research Square|Preprints"
    r"|[Vv]ols?|[Nn]o|[Nn]r|Suppl|Supplement|Part|Pt|In|[IVXLC]+|[Ll]etter|[Ee]ditorial)\b"
    r"|Rxiv|[0-9]|\b[vnpVNP]$"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Ene|Fev|Abr|Mai|Ago|Set|Out|Dez|Dic"
    r"|[Jj]anv|[FfJj]évr?|[Aa]vr|[Mm]ärz?|[Jj]uin|[Jj]uil|[Aa]oût|[Oo]kt|[Dd]éc"
    r"|Spring|Summer|Autumn|Fall|Winter)[a-z]*\.?$"
)
"""What tells that a container is no plain journal, or ends with a part of the locator."""
