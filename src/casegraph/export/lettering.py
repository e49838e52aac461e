"""How wide text is drawn, without a font at hand: never less than it will be."""

from __future__ import annotations

import unicodedata

FONT_FAMILY = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
_BOLD = 1.2
_WIDE = 1.15
_SYMBOL = 1.45
_BY_WIDTH = {
    0.30: "'ijl",
    0.35: " ,./:;I\\|",
    0.40: "()-[]ft",
    0.45: "!r",
    0.50: '"*J`',
    0.55: "csz",
    0.60: "?L_kvxy",
    0.65: "$0123456789FTabdeghnopqu{}",
    0.70: "ABEKPSVXYZ",
    0.75: "CNRU",
    0.80: "&DGHOQ",
    0.85: "#+<=>^w~",
    0.90: "M",
    1.00: "%Wm",
    1.05: "@",
}
_ADVANCES = {character: width for width, run in _BY_WIDTH.items() for character in run}


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return an upper bound of the width in pixels of text drawn at `size` pixels.

    The advances are the wider ones of DejaVu Sans and Liberation Sans (metric-compatible with
    Arial and Helvetica), rounded up, so that text set in any of these faces stays within.
    """
    return sum(map(_advance, text)) * size * (_BOLD if bold else 1.0)


def fit(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """Return the text, cut with an ellipsis where it would be wider than `width` pixels."""
    line = " ".join(text.split())
    if text_width(line, size, bold=bold) <= width:
        return line
    end = len(line)
    while end > 0 and text_width(line[:end] + "…", size, bold=bold) > width:
        end -= 1
    return line[:end].rstrip() + "…"


def _advance(character: str) -> float:
    known = _ADVANCES.get(character)
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in {"Mn", "Me", "Cf"}:
        return 0.0
    parts = unicodedata.normalize("NFKD", character)
    if parts != character:
        return max(sum(map(_advance, parts)), 0.5)
    return _SYMBOL if category == "So" else _WIDE
