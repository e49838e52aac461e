"""Units after UCUM (the Unified Code for Units of Measure, case-sensitive form).

A unit is checked by the grammar of UCUM and a table of the atoms that clinical reports use. A code
that the table does not hold is reported as unknown, never as wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Atoms that take a prefix (UCUM: metric), and those that do not.
_METRIC = frozenset(
    """
    m s g rad K C cd mol sr Hz N Pa J W A V F Ohm S Wb Cel T H lm lx Bq Gy Sv l L ar t bar u eV
    pc eq osm kat U [iU] [IU] cal [Cal] B Np B[SPL] m[Hg] m[H2O] dyn erg P St Ci R RAD REM G g%
    By bit [e] [c] [ly]
    """.split()
)
_PLAIN = frozenset(
    """
    % [ppth] [ppm] [ppb] [pptr] 10* 10^ [pi] min h d a a_t a_j a_g mo wk mo_s mo_j deg gon sph ' ''
    [degF] [degR] [degRe] [in_i] [ft_i] [yd_i] [mi_i] [lb_av] [oz_av] [gr] [stone_av] [psi] [pH]
    [arb'U] [USP'U] [CFU] [PFU] [FFU] [TCID_50] [CCID_50] [EID_50] [APL'U] [GPL'U] [MPL'U] [ELU]
    [EU] [BAU] [AU] [FEU] [IR] [PNU] [Lf] [Amb'a'1'U] [bdsk'U] [beth'U] [dye'U] [mclg'U] [knk'U]
    [todd'U] [tb'U] [ka'U] [smgy'U] [anti'Xa'U] [D'ag'U] [hnsf'U] [hp_X] [diop] [p'diop] [drp]
    [HPF] [LPF] [Ch] [MET] [S] [PRU] [gal_us] [qt_us] [pt_us] [foz_us] [tbs_us] [tsp_us] [cup_us]
    [in_i'Hg] [in_i'H2O]
    """.split()
)
_PREFIXES = ("da", *"Y Z E P T G M k h d c m u n p f a z y Ki Mi Gi Ti".split())
_TOKEN = re.compile(r"10[*^]|\[[^\[\]\s]+\]|[./()]|\{[\x21-\x7a|~]*\}|[A-Za-z%'_]+|[+-]?\d+|\S")
_EXPONENT = re.compile(r"[+-]?\d+")
_COUNTED = (
    "cells copies cell copy viruses leukocytes lymphocytes leucocytes genomes particles".split()
)
_REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[µμ]", "u"),
        (r"10[eE](?=\d)", "10^"),
        (r"[·×x*]?\s*10\s*\^\s*(\d+)", r"10*\1"),
        (r"(?i)^k ?/ ?(?=u?l$|mm3$)", "10*3/"),
        (r"(?i)^m ?/ ?(?=u?l$|mm3$)", "10*6/"),
        (r"^° ?C$|^C$", "Cel"),
        (r"^° ?F$|^F$", "[degF]"),
        (r"/ ?1\.73 ?m\^?2$", "/{1.73_m2}"),
        (r"\s+", " "),
        (r"(?i)^(?:percent|per cent|pct)$", "%"),
        (r"(?i)^degrees? c(?:elsius)?$|^celsius$", "Cel"),
        (r"(?i)^degrees? f(?:ahrenheit)?$|^fahrenheit$", "[degF]"),
        (r"(?i)\bmm\s?hg\b", "mm[Hg]"),
        (r"(?i)\bcm\s?h2o\b", "cm[H2O]"),
        (r"(?i)\bbpm\b|\bbeats? ?(?:per|/) ?min(?:ute)?\b", "{beats}/min"),
        (r"(?i)\bmcg\b", "ug"),
        (r"(?i)\bcu\.? ?mm\b|\bcmm\b", "mm3"),
        (r"(?i)\blog ?(?:10|₁₀)? ?(?:copies|copy)\b", "{log10_copies}"),
        (rf"(?i)(?<![{{\w])({'|'.join(_COUNTED)})(?![\w}}])", r"{\1}"),
        (r"(?i)(?<![\[\w])(m|u|k)?iu(?![\w\]])", r"\1[IU]"),
        (r"(?i)\bmeq\b", "meq"),
        (r"(?i)\b([unpfm]?)mol\b", r"\1mol"),
        (r"(?i)\bg(?:m|ms|rams?)\b", "g"),
        (r"(?i)\b([mudcn]?)l\b", r"\1L"),
        (r"(?i)\bkg\b", "kg"),
        (r"(?i)\b(?:litres?|liters?)\b", "L"),
        (r"(?i)\b(?:hours?|hrs?)\b", "h"),
        (r"(?i)\b(?:days?)\b", "d"),
        (r"(?i)\b(?:weeks?|wks?)\b", "wk"),
        (r"(?i)\b(?:months?)\b", "mo"),
        (r"(?i)\b(?:years?|yrs?)\b", "a"),
        (r"(?i)\b(?:minutes?|mins)\b", "min"),
        (r"(?i)\b(?:seconds?|secs?)\b", "s"),
        (r" ?\bper\b ?| ?/ ?", "/"),
        (r"^ | $", ""),
        (r"(?<=[\w}\]]) (?=[\w{\[])", "."),
    )
)


_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_TEN = re.compile(r"10(?=[⁰¹²³⁴⁵⁶⁷⁸⁹])")
# Well formed, but kelvin, coulomb and farad are not what a clinician means.
_MISREAD = re.compile(r"K/(?:[uµμ]?[lL]|mm3)|[CF]")


@dataclass(frozen=True, slots=True)
class _Parser:
    """UCUM's grammar over tokens: a term is components joined by `.` or `/`."""

    tokens: tuple[str, ...]

    def term(self, at: int) -> int | None:
        """Return the place after a term, None where there is none."""
        if at < len(self.tokens) and self.tokens[at] == "/":
            at += 1
        place = self.component(at)
        while place is not None and place < len(self.tokens) and self.tokens[place] in "./":
            place = self.component(place + 1)
        return place

    def component(self, at: int) -> int | None:
        """Return the place after one component: a term in brackets, a factor, an atom."""
        if at >= len(self.tokens):
            return None
        part = self.tokens[at]
        if part == "(":
            end = self.term(at + 1)
            closed = end is not None and end < len(self.tokens) and self.tokens[end] == ")"
            return end + 1 if closed and end is not None else None
        if part.startswith("{"):
            return at + 1
        if part.isdigit():
            return self._annotated(at + 1)
        return self._unit(at)

    def _unit(self, at: int) -> int | None:
        longest = min(len(self.tokens), at + 3)
        for end in range(longest, at, -1):
            if is_atom("".join(self.tokens[at:end])):
                raised = end < len(self.tokens) and _EXPONENT.fullmatch(self.tokens[end])
                return self._annotated(end + 1 if raised else end)
        return None

    def _annotated(self, at: int) -> int:
        return at + 1 if at < len(self.tokens) and self.tokens[at].startswith("{") else at


def is_atom(code: str) -> bool:
    """Tell whether a code is an atom of the table, with a prefix where it takes one."""
    if code in _METRIC or code in _PLAIN:
        return True
    return any(code.startswith(p) and code[len(p) :] in _METRIC for p in _PREFIXES)


def is_unit(text: str) -> bool:
    """Tell whether text is a unit by UCUM's grammar and the table of atoms."""
    tokens = tuple(_TOKEN.findall(text))
    if not tokens or "".join(tokens) != text:
        return False
    return _Parser(tokens).term(0) == len(tokens)


def is_misread(text: str) -> bool:
    """Tell whether a well-formed unit surely means another: `K/uL` is kelvin to UCUM."""
    return bool(_MISREAD.fullmatch(text))


def suggest_unit(text: str) -> str | None:
    """Return the unit that the text most likely means, None where it is not known.

    `cells/uL` gives `{cells}/uL`, `copies/ml` gives `{copies}/mL`, `x10^9/L` gives `10*9/L`.
    """
    rewritten = _RAISED_TEN.sub("10^", text.strip()).translate(_SUPERSCRIPTS)
    for pattern, replacement in _REWRITES:
        rewritten = pattern.sub(replacement, rewritten)
    return rewritten if rewritten != text and is_unit(rewritten) else None
