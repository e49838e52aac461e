r"""LaTeX in values -> plain text.

Accents, letters, escaped signs and font commands, which are nearly all there is, are read here;
whatever else there is goes to pylatexenc, which knows the commands and is slow. Every value is
read once. A sign that a command stands for (`\textbraceleft`) is a noncharacter of Unicode until
the end, so that nothing takes it for LaTeX again.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_MARKED = re.compile(r"[\\{}~$]|--|``|''|  |[\t\n]")
_LONGEST = 20_000
_DEEPEST = 30
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    '"': "\u0308", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "d": "\u0323",
    "b": "\u0331", "k": "\u0328", "r": "\u030a",
}  # fmt: skip
_ACCENT = re.compile(
    r"\\(?:([\"'`^~=.])[ ]?|([uvHcdbkr])(?:[ ]|(?=[{\\])))"
    r"(?:\{[ ]?(\\?[A-Za-z])[ ]?\}|\\([ij])(?![A-Za-z])[ ]?|([A-Za-z]))"
)
_SIGNS_OF_LATEX = {
    "textbackslash": "\ufdd1", "textbraceleft": "\ufdd2", "textbraceright": "\ufdd3",
    "textasciitilde": "\ufdd4", "textasciicircum": "\ufdd5", "textdollar": "\ufdd6",
    "textquotesingle": "\ufdd7", "textasciigrave": "\ufdd8", "lbrace": "\ufdd2",
    "rbrace": "\ufdd3", "backslash": "\ufdd1", "textunderscore": "_", "textquotedbl": '"',
    "textsinglequote": "\ufdd7",
}  # fmt: skip
_MEANT = str.maketrans("\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6\ufdd7\ufdd8", "\\{}~^$'`")
_STOOD_FOR = str.maketrans("\\{}~^$", "\ufdd1\ufdd2\ufdd3\ufdd4\ufdd5\ufdd6")
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø",
    "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "th": "þ", "TH": "Þ", "dh": "ð", "DH": "Ð",
    "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textless": "<", "textgreater": ">", "textbar": "|", "textdegree": "°", "degree": "°",
    "textmu": "µ", "textalpha": "α", "textbeta": "β", "textgamma": "γ", "textdelta": "δ",
    "textepsilon": "ε", "textkappa": "κ", "textlambda": "λ", "textomega": "ω",
    **_SIGNS_OF_LATEX,
}  # fmt: skip
_LETTER = re.compile(rf"\\({'|'.join(sorted(_LETTERS, key=len, reverse=True))})(?![A-Za-z])")
_AFTER_LETTER = re.compile(r"\ufdd0(?:\{\}|[ ])?")
_FONT = re.compile(
    r"\\(?:(?:emph|mbox|text(?:it|bf|rm|sf|sc|sl|tt|up|md|normal|super|sub)?(?:script)?"
    r"|math(?:rm|it|bf|sf)|s[pb]|ensuremath|url|path|protect|relax"
    r"|(?:Make)?(?:upper|lower)case)(?=[ {])"
    r"|(?:it|bf|em|rm|sc|sl|sf|tt|itshape|bfseries|scshape|upshape|normalfont)(?![A-Za-z])[ ]?)"
)
_SIGN = re.compile(r"\\([&%$#_{} ,;:!/\\-]|[~^](?=\{\}))|[{}]|~")
_SIGNS = {",": " ", ";": " ", ":": " ", "!": "", "/": "", "\\": " ", "-": ""}
_SURROUNDING = re.compile(r"\\(?:begin|end)\{[A-Za-z*]{0,30}\}|\\href\{[^{}]*\}")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_COMMAND_AND_NEXT = re.compile(r"(\\[A-Za-z]+)(?:\{\}|[ ]?(\{)|[ ])?")
_UNESCAPED = re.compile(r"(?<!\\)([%&#])")
_MATH = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_RAISED = re.compile(r"(?<=[0-9])\^(?:\{(-?[0-9]+)\}|([0-9]))")
_RAISED_FIRST = re.compile(r"(?:(?<=[0-9])|\A)\^(?:\{(-?[0-9]+)\}|([0-9]))")
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_SCRIPT = re.compile(r"(?<!\\)[_^](?=[{\\A-Za-z0-9+-])")
_VERBATIM = re.compile(r"\\(?:url|path|nolinkurls)(?=\{)|\\(?=[&%$#_{}~])|[{}]")
_LIGATURE = re.compile(r"(?<!\\)(?:---?|``|'')")
_LIGATURES = {"---": "—", "--": "–", "``": "“", "''": "”"}


def to_text(value: str) -> tuple[str, tuple[str, ...]]:
    """Return a value as plain text, and the commands in it that nobody knows.

    Braces, which only keep letters in their case, are removed; the text of an unknown command
    stays, and so does its name where it has none.
    """
    if not _MARKED.search(value):
        return value, ()
    return _decoded(value)


def verbatim(value: str) -> str:
    """Return an address or identifier: nothing but its escapes and enclosing removed."""
    return _VERBATIM.sub("", value).strip() if "\\" in value or "{" in value else value.strip()


@lru_cache(maxsize=65536)
def _decoded(value: str) -> tuple[str, tuple[str, ...]]:
    text = _LIGATURE.sub(_ligature, " ".join(value.split()))
    if "\\" not in text and "$" not in text:
        return " ".join(_bare(text).split()), ()
    if "\\begin" in text or "\\end" in text or "\\href" in text:
        text = _SURROUNDING.sub("", text)
    text = _LETTER.sub(_letter, _ACCENT.sub(_accented, text))
    if "\ufdd0" in text:
        text = _AFTER_LETTER.sub("", text)
    text = _FONT.sub("", text)
    if "$" in text:
        text = _MATH.sub(_math, text)
    unknown: tuple[str, ...] = ()
    if _COMMAND.search(text) or "\\(" in text:
        text, unknown = _with_commands(text)
    else:
        text = _bare(text)
    return " ".join(text.translate(_MEANT).split()), unknown


def _ligature(found: re.Match[str]) -> str:
    return _LIGATURES[found[0]]


def _letter(found: re.Match[str]) -> str:
    return _LETTERS[found[1]] + "\ufdd0"


def _accented(found: re.Match[str]) -> str:
    mark = _ACCENTS[found[1] or found[2]]
    letter = (found[3] or found[4] or found[5]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + mark)


def _bare(text: str) -> str:
    """Return a text without commands: escaped signs themselves, braces removed."""
    return _SIGN.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    if found[0] == "~":
        return " "
    return _SIGNS.get(found[1], found[1]) if found[1] else ""


def _math(found: re.Match[str]) -> str:
    """Return a formula as running text: `10^{-3}` as 10⁻³, other marks dropped: `H_2O` as H2O."""
    behind_digit = found.string[found.start() - 1 : found.start()].isdigit()
    pattern = _RAISED_FIRST if behind_digit else _RAISED
    raised = pattern.sub(lambda power: (power[1] or power[2]).translate(_SUPERSCRIPTS), found[1])
    return _SCRIPT.sub("", raised)


def _with_commands(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the text of what holds further commands; one too long or deep loses them all."""
    text = _COMMAND_AND_NEXT.sub(_as_character, text)
    found = tuple(dict.fromkeys(_COMMAND.findall(text)))
    if not found and "\\(" not in text:
        return _bare(text), ()
    if len(text) > _LONGEST or _depth(text) > _DEEPEST:
        return _without_commands(text), found
    kept = _COMMAND_AND_NEXT.sub(_kept, _UNESCAPED.sub(r"\\\1", text))
    try:
        decoded = _decoder().latex_to_text(kept, tolerant_parsing=True)
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
        return _without_commands(text), found
    return decoded, tuple(name for name in found if not _is_known(name))


def _as_character(found: re.Match[str]) -> str:
    """Return the character that a command is the LaTeX for, any other command as it is."""
    character = _characters().get(found[1])
    return found[0] if character is None else f"{character}{found[2] or ''}"


def _kept(found: re.Match[str]) -> str:
    """Return a known command as it is, of an unknown one its text or its name."""
    if _is_known(found[1]):
        return found[0]
    return found[2] or rf"{{\textbackslash}}{found[1][1:]}"


def _without_commands(text: str) -> str:
    return _bare(_COMMAND.sub(" ", text))


def _depth(text: str) -> int:
    depth = deepest = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        deepest = max(deepest, depth)
    return deepest


@lru_cache(maxsize=4096)
def _is_known(command: str) -> bool:
    return _decoder().latex_context.get_macro_spec(command[1:]) is not None


@cache
def _characters() -> dict[str, str]:
    """Return the commands that stand for one character each, with their backslash."""
    from pylatexenc.latexencode import get_builtin_uni2latex_dict

    known = {form.strip("{}"): chr(point) for point, form in get_builtin_uni2latex_dict().items()}
    for spec in _decoder().latex_context.iter_macro_specs():
        if isinstance(spec.simplify_repl, str) and len(spec.simplify_repl) == 1:
            known["\\" + spec.macroname] = spec.simplify_repl
    commands = ((form, sign) for form, sign in known.items() if _COMMAND.fullmatch(form))
    return {form: sign.translate(_STOOD_FOR) for form, sign in commands}


@cache
def _decoder() -> LatexNodes2Text:
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(math_mode="text", strict_latex_spaces=False)
