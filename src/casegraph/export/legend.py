"""The legend of the picture: what its colours and shapes mean, as far as they occur."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from casegraph.export.lettering import fit, text_width
from casegraph.export.marks import disc, number
from casegraph.export.markup import content
from casegraph.export.picture import OTHER_COLOUR, Hue
from casegraph.vocab.enums import CoverageState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from casegraph.export.picture import Colours, Glyph

SIZE = 13.0
ROW = 26.0
_RADIUS = 7.0
_TEXT_AT = 16.0
_BETWEEN = 26.0
_TEXT_WIDTH = 220.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a mark drawn around the origin, and what it means."""

    mark: str
    text: str


def legend_entries(glyphs: Sequence[Glyph], colours: Colours) -> tuple[Entry, ...]:
    """Return the entries for what the picture shows; a treatment asked for is never left out."""
    return (*_report(glyphs), *_treatments(glyphs, colours), *_states(glyphs))


def draw_legend(entries: Iterable[Entry], left: float, right: float) -> tuple[str, float]:
    """Return the legend, set in rows from y = 0, and the height it takes up."""
    drawn = []
    x, y = left, 0.0
    for entry in entries:
        text = fit(entry.text, SIZE, _TEXT_WIDTH)
        width = _TEXT_AT + text_width(text, SIZE)
        if x > left and x + width > right:
            x, y = left, y + ROW
        drawn.append(
            f'<g transform="translate({number(x + _RADIUS)} {number(y)})">{entry.mark}'
            f'<text x="{number(_TEXT_AT)}" y="4.5">{content(text)}</text></g>\n'
        )
        x += width + _BETWEEN
    return "".join(drawn), y + ROW if drawn else 0.0


def _report(glyphs: Sequence[Glyph]) -> Iterable[Entry]:
    if any(glyph.work.is_report for glyph in glyphs):
        yield Entry(disc(5.5, (), CoverageState.NOT_STATED, report=True), "archived report")


def _treatments(glyphs: Sequence[Glyph], colours: Colours) -> Iterable[Entry]:
    for _, name, colour, works in colours.named:
        yield Entry(_disc(Hue(colour, hollow=False)), f"{name} ({works})")
    if colours.others:
        yield Entry(_disc(Hue(OTHER_COLOUR, hollow=False)), f"other treatment ({colours.others})")
    hollow = [hue.colour for glyph in glyphs for hue in glyph.hues if hue.hollow]
    if hollow:
        colour = hollow[0] if len(set(hollow)) == 1 else "#616e7c"
        yield Entry(_disc(Hue(colour, hollow=True)), "only its class is named")
    several = next((glyph.hues for glyph in glyphs if len(glyph.hues) > 1), None)
    if several:
        yield Entry(_disc(*several), "more than one treatment")


def _states(glyphs: Sequence[Glyph]) -> Iterable[Entry]:
    meanings = ((CoverageState.NOT_STATED, "not stated"), (CoverageState.NONE, "judged: none"))
    cited = [glyph.state for glyph in glyphs if not glyph.work.is_report]
    for state, text in meanings:
        if state in cited:
            mark = disc(_RADIUS, (), state, report=False)
            yield Entry(mark, f"{text} ({cited.count(state)})")


def _disc(*hues: Hue) -> str:
    return disc(_RADIUS, hues, CoverageState.COVERED, report=False)
