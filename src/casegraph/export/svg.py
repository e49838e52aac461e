"""The picture of a citation graph as SVG: years from left to right, coloured by treatment."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote

from casegraph.export.caption import caption, describe
from casegraph.export.legend import draw_legend, legend_entries
from casegraph.export.lettering import FONT_FAMILY, fit
from casegraph.export.marks import arrow, disc, number
from casegraph.export.markup import attribute, content
from casegraph.export.picture import INK, choose_colours, draw_works
from casegraph.graph.layout import layout
from casegraph.model.ids import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import BinaryIO

    from casegraph.export.picture import Glyph, Picture
    from casegraph.graph.timescale import TimeScale
    from casegraph.model.work import Work

WIDTH = 1200.0
_MARGIN = 28.0
_PLOT_LEFT = 104.0
_PLOT_RIGHT = WIDTH - 104.0
_TITLE_SIZE = 19.0
_AXIS_SIZE = 13.0
_AXIS_HEIGHT = 40.0
_TALL = 900.0
_LEAST_HEIGHT = 90.0
_HEADS_UP_TO = 150
_QUIET = "#8a96a3"
_FAINT = "#eceff2"
_AXIS_INK = "#52606d"
_LINKED = ("doi", "pmid", "pmcid", "arxiv")
_STYLE = ".casegraph a:hover text,.casegraph a:focus text{text-decoration:underline}"


def write_svg(picture: Picture, stream: BinaryIO) -> None:
    """Write the picture, 1200 pixels wide and as high as it needs; same input, same bytes.

    Nodes link to the work's address where an identifier is known, and tell the full citation.
    """
    stream.writelines(part.encode() for part in _document(picture))


def _document(picture: Picture) -> Iterator[str]:
    colours = choose_colours(picture)
    glyphs = sorted(draw_works(picture, colours), key=lambda glyph: glyph.work.key)
    plan = layout([glyph.item() for glyph in glyphs], _PLOT_LEFT, _PLOT_RIGHT)
    room = max(plan.height, _LEAST_HEIGHT)
    entries = legend_entries(glyphs, colours)
    legend, legend_height = draw_legend(entries, _MARGIN, WIDTH - _MARGIN)
    above = room > _TALL
    top = 72.0 + legend_height + (_AXIS_HEIGHT / 2 if above else 0.0)
    links = sorted({(citation.citing, citation.cited) for citation in picture.citations})
    drawn = [link for link in links if plan.places.keys() >= set(link)]
    yield _head(picture.title, describe(picture, colours, len(drawn)), top + room + _AXIS_HEIGHT)
    yield f'<g transform="translate(0 66)">\n{legend}</g>\n'
    yield f'<g transform="translate(0 {number(top)})">\n'
    yield from _axis(plan.scale, room, above=above)
    if not glyphs:
        yield f'<text x="{number(WIDTH / 2)}" y="40" text-anchor="middle">no works</text>\n'
    yield from _edges(drawn, {glyph.work.key: glyph for glyph in glyphs}, plan.places)
    cited_by = Counter(cited for _, cited in drawn)
    for glyph in glyphs:
        work = glyph.work
        told = caption(picture, work, glyph.state, cited_by[work.key])
        yield _node(glyph, plan.places[work.key], told)
    yield "</g>\n</g>\n</svg>\n"


def _head(title: str, description: str, height: float) -> str:
    width = number(WIDTH)
    shown = fit(title, _TITLE_SIZE, WIDTH - 2 * _MARGIN, bold=True)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" class="casegraph" width="{width}"'
        f' height="{number(height)}" viewBox="0 0 {width} {number(height)}" role="img"'
        ' aria-labelledby="casegraph-title casegraph-desc">\n'
        f'<title id="casegraph-title">{content(title)}</title>\n'
        f'<desc id="casegraph-desc">{content(description)}</desc>\n'
        f"<style>{_STYLE}</style>\n"
        '<rect width="100%" height="100%" fill="#fff"/>\n'
        f'<g font-family="{FONT_FAMILY}" font-size="{number(_AXIS_SIZE)}" fill="{INK}">\n'
        f'<text x="{number(_MARGIN)}" y="36" font-size="{number(_TITLE_SIZE)}"'
        f' font-weight="bold">{content(shown)}</text>\n'
    )


def _axis(scale: TimeScale, height: float, *, above: bool) -> Iterator[str]:
    lines = [f"M{number(x)} 0V{number(height)}" for _, x in scale.ticks]
    yield f'<path d="{"".join(lines)}" stroke="{_FAINT}" fill="none"/>\n'
    if scale.ticks:
        ends = f"M{number(_PLOT_LEFT - 40)} {number(height + 6)}H{number(_PLOT_RIGHT + 40)}"
        yield f'<path d="{ends}" stroke="{_AXIS_INK}" fill="none"/>\n'
    for x in scale.cuts:
        cut = f"M{number(x - 6)} {number(height + 11)}l6 -10m4 0l-6 10"
        yield f'<path d="{cut}" stroke="{_AXIS_INK}" fill="none"/>\n'
    names = [(x, str(year)) for year, x in scale.ticks]
    if scale.undated is not None:
        names.append((scale.undated, "no year"))
    yield f'<g fill="{_AXIS_INK}" text-anchor="middle">\n'
    for y in (height + 25, *((-16.0,) if above else ())):
        for x, name in names:
            yield f'<text x="{number(x)}" y="{number(y)}">{name}</text>\n'
    yield "</g>\n"


def _edges(
    links: Sequence[tuple[str, str]],
    glyphs: Mapping[str, Glyph],
    places: Mapping[str, tuple[float, float]],
) -> Iterator[str]:
    """Yield the edges by the colour of the cited work, the grey ones first and so undermost."""
    head = len(links) <= _HEADS_UP_TO
    curves: dict[str, list[str]] = {}
    heads: dict[str, list[str]] = {}
    for citing, cited in links:
        glyph = glyphs[cited]
        colour = glyph.hues[0].colour if glyph.hues else _QUIET
        curve, tip = arrow(places[citing], places[cited], glyph.reach, head=head)
        curves.setdefault(colour, []).append(curve)
        heads.setdefault(colour, []).append(tip)
    strength = _strength(len(links))
    for colour in sorted(curves, key=lambda colour: (colour != _QUIET, colour)):
        yield f'<g stroke="{colour}" fill="none" {strength}>\n'
        yield from (f'<path d="{curve}"/>\n' for curve in curves[colour])
        yield "</g>\n"
        if head:
            yield f'<path d="{"".join(heads[colour])}" fill="{colour}" fill-opacity="0.75"/>\n'


def _strength(links: int) -> str:
    width, opacity = (1.5, 0.5) if links <= 60 else (1.2, 0.3) if links <= 300 else (1.0, 0.14)
    return f'stroke-width="{width}" stroke-opacity="{opacity}"'


def _node(glyph: Glyph, place: tuple[float, float], told: str) -> str:
    work = glyph.work
    mark = disc(glyph.radius, glyph.hues, glyph.state, report=work.is_report)
    body = (
        f'<g class="node" transform="translate({number(place[0])} {number(place[1])})">'
        f"<title>{content(told)}</title>{mark}{_label(glyph)}</g>"
    )
    link = _link(work)
    if link is None:
        return body + "\n"
    return f'<a href={attribute(link)} target="_blank" rel="noopener">{body}</a>\n'


def _label(glyph: Glyph) -> str:
    if not glyph.label:
        return ""
    width, size = glyph.label_width, glyph.label_size
    ground = (
        f'<rect x="{number(-width / 2)}" y="{number(glyph.baseline - size * 0.9)}"'
        f' width="{number(width)}" height="{number(size * 1.15)}" rx="3" fill="#fff"'
        ' fill-opacity="0.7"/>'
    )
    bold = ' font-weight="bold"' if glyph.work.is_report else ""
    return (
        f'{ground}<text y="{number(glyph.baseline)}" font-size="{number(size)}"{bold}'
        f' text-anchor="middle">{content(glyph.label)}</text>'
    )


def _link(work: Work) -> str | None:
    """Return the address of the work's best identifier, its unsafe characters escaped."""
    for scheme in _LINKED:
        value = work.identifiers.get(scheme)
        found = address(scheme, value) if value else None
        if found:
            return quote(found, safe=":/;()[]@!$&'*+,=._-~")
    return None
