"""What the picture of a citation graph shows, and how each work looks in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casegraph.export.lettering import fit, text_width
from casegraph.graph.layout import Item
from casegraph.vocab.enums import Basis, CoverageState

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from casegraph.model.work import Citation, Work

PALETTE = (
    "#0072b2",
    "#d55e00",
    "#009e73",
    "#cc79a7",
    "#e69f00",
    "#56b4e9",
    "#882255",
    "#999933",
)
OTHER_COLOUR = "#7d5a3c"
INK = "#1f2933"
GREY = "#b4bcc6"
LABEL_SIZE = 13.0
REPORT_LABEL_SIZE = 14.0
ALL_LABELLED = 90
LABELLED_OF_MANY = 48
CENTRAL_REPORTS = 5
_LABEL_WIDTH = 180.0
_LABEL_DISTANCE = 3.0
_LABEL_HEIGHT = 1.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The input of a picture: works, the citations between them, and what colours them.

    `treatments` are the ids and names of the treatments to colour, in their order. `covers` maps
    a work's key to the treatments it covers, each with the strongest basis for it; a treatment
    that is not among those to colour is shown as another treatment. `states` tells of the works
    that cover nothing whether somebody has judged so; a work that has no state is not stated.
    """

    works: tuple[Work, ...]
    citations: tuple[Citation, ...]
    title: str = "Works and the citations between them"
    treatments: tuple[tuple[str, str], ...] = ()
    covers: Mapping[str, Mapping[str, Basis]] = field(default_factory=dict)
    states: Mapping[str, CoverageState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hue:
    """One treatment's share of a node; hollow where only the treatment's class is named."""

    colour: str
    hollow: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """How one work is drawn: its radius, its hues, its label cut to size (empty: no label)."""

    work: Work
    radius: float
    hues: tuple[Hue, ...]
    state: CoverageState
    label: str
    label_size: float
    band: int
    central: bool

    @property
    def reach(self) -> float:
        """Return the distance from the centre to the outer edge, a report's ring included."""
        return self.radius + (4.0 if self.work.is_report else 1.0)

    @property
    def label_width(self) -> float:
        """Return an upper bound of the label's width in pixels."""
        return text_width(self.label, self.label_size, bold=self.work.is_report)

    @property
    def baseline(self) -> float:
        """Return the distance from the centre down to the baseline of the label."""
        return self.reach + _LABEL_DISTANCE + self.label_size * 0.95

    def item(self) -> Item:
        """Return the box that the node and its label take up."""
        text = _LABEL_DISTANCE + self.label_size * _LABEL_HEIGHT if self.label else 0.0
        return Item(
            key=self.work.key,
            year=self.work.year,
            band=self.band,
            half_width=max(self.reach, self.label_width / 2),
            above=self.reach,
            below=self.reach + text,
            labelled=bool(self.label),
            central=self.central,
        )


@dataclass(frozen=True, slots=True)
class Colours:
    """The treatments that have a colour of their own: id, name, colour and number of works.

    `others` counts the works that cover a treatment without one.
    """

    named: tuple[tuple[str, str, str, int], ...]
    others: int

    def of(self, treatment: str) -> str:
        """Return the colour of a treatment."""
        own = (colour for term, _, colour, _ in self.named if term == treatment)
        return next(own, OTHER_COLOUR)

    def in_order(self) -> tuple[str, ...]:
        """Return all colours in the order of the legend."""
        return (*(colour for _, _, colour, _ in self.named), OTHER_COLOUR)


def choose_colours(picture: Picture) -> Colours:
    """Return the colours of the treatments; of too many, those that most works cover get one."""
    drawn = [picture.covers.get(work.key, {}) for work in picture.works]
    counts = Counter(treatment for covered in drawn for treatment in covered)
    ranked = sorted(picture.treatments, key=lambda term: -counts[term[0]])
    kept = set(ranked[: len(PALETTE)])
    shown = [term for term in picture.treatments if term in kept]
    named = tuple(
        (term, name, colour, counts[term])
        for (term, name), colour in zip(shown, PALETTE, strict=False)
    )
    own = {term for term, _ in shown}
    return Colours(named, sum(any(term not in own for term in covered) for covered in drawn))


def draw_works(picture: Picture, colours: Colours) -> tuple[Glyph, ...]:
    """Return how each work is drawn, in the order of the works.

    From top to bottom stand the treatments in their order, then the reports where they are too
    many for the middle, then what is not stated and what covers nothing.
    """
    labelled = _labelled(picture)
    crowded = len(labelled) < len(picture.works)
    few = sum(work.is_report for work in picture.works) <= CENTRAL_REPORTS
    glyphs = []
    for work in picture.works:
        hues = _hues(picture.covers.get(work.key, {}), colours)
        state = picture.states.get(work.key, CoverageState.NOT_STATED)
        is_labelled = work.key in labelled
        size = REPORT_LABEL_SIZE if work.is_report else LABEL_SIZE
        glyphs.append(
            Glyph(
                work=work,
                radius=(7.0 if crowded else 10.0) if is_labelled else 4.5,
                hues=hues,
                state=CoverageState.COVERED if hues else state,
                label=_label(work, size) if is_labelled else "",
                label_size=size,
                band=_band(work, hues, state, colours),
                central=work.is_report and few,
            )
        )
    return tuple(glyphs)


def _label(work: Work, size: float) -> str:
    """Return the short label, cut in the name and never in the year."""
    year = f" {work.year}" if work.year else ""
    room = _LABEL_WIDTH - text_width(year, size, bold=work.is_report)
    return fit(work.short_label.removesuffix(year), size, room, bold=work.is_report) + year


def _band(work: Work, hues: Sequence[Hue], state: CoverageState, colours: Colours) -> int:
    order = colours.in_order()
    if work.is_report:
        return len(order)
    if hues:
        return order.index(hues[0].colour)
    return len(order) + (2 if state is CoverageState.NONE else 1)


def _hues(covered: Mapping[str, Basis], colours: Colours) -> tuple[Hue, ...]:
    """Return the colours of a node in the legend's order; a colour is hollow if all of it is."""
    hollow: dict[str, bool] = {}
    for treatment, basis in covered.items():
        colour = colours.of(treatment)
        hollow[colour] = hollow.get(colour, True) and basis is Basis.CLASS
    return tuple(Hue(colour, hollow[colour]) for colour in colours.in_order() if colour in hollow)


def _labelled(picture: Picture) -> frozenset[str]:
    """Return the works that bear a label: all, or of many those with the most citations."""
    if len(picture.works) <= ALL_LABELLED:
        return frozenset(work.key for work in picture.works)
    degree: Counter[str] = Counter()
    for citing, cited in {(citation.citing, citation.cited) for citation in picture.citations}:
        degree.update((citing, cited))
    ranked = sorted(picture.works, key=lambda work: (-degree[work.key], work.key))
    return frozenset(work.key for work in ranked[:LABELLED_OF_MANY])
