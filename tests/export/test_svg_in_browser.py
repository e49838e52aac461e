"""The picture in a real browser: what a reader sees, measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.export.geometry import Box, collisions, drawn
from tests.export.samples import first_picture, large_picture

from casegraph.export.lettering import text_width

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from casegraph.export.picture import Picture

FACES = ("Liberation Sans", "DejaVu Sans", "sans-serif")
MEASURE = """
(face) => {
  if (face) for (const g of document.querySelectorAll('[font-family]'))
    g.setAttribute('font-family', face);
  const box = (what, e) => {
    const r = e.getBoundingClientRect();
    return [what, r.left, r.top, r.right, r.bottom];
  };
  const texts = [...document.querySelectorAll('text')].map(t => box(t.textContent, t));
  const nodes = [...document.querySelectorAll('.node')].map(
    g => box('node', [...g.querySelectorAll('circle')].reduce(
      (a, b) => a.r.baseVal.value > b.r.baseVal.value ? a : b)));
  return [texts, nodes];
}
"""


def measured(page: Page, picture: Picture, folder: Path, face: str) -> list[list[Box]]:
    """Return the boxes of text and of nodes as the browser draws them in one typeface."""
    path = folder / "picture.svg"
    path.write_text(drawn(picture), encoding="utf-8")
    page.goto(path.as_uri())
    found = page.evaluate(MEASURE, face)
    return [[Box(what, at, *edges) for at, (what, *edges) in enumerate(kind)] for kind in found]


def trimmed(box: Box) -> Box:
    """Return a text's box without the empty space that fonts keep above and below letters."""
    slack = (box.bottom - box.top) * 0.1
    return Box(box.what, box.owner, box.left, box.top + slack, box.right, box.bottom - slack)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("size", [0, 60, 150])
def test_nothing_collides(page: Page, tmp_path: Path, size: int, face: str) -> None:
    picture = large_picture(size, max(size // 12, 1), treatments=11) if size else first_picture()
    texts, nodes = measured(page, picture, tmp_path, face)
    assert len(nodes) == len(picture.works)
    assert collisions([trimmed(text) for text in texts], nodes) == []
    assert all(box.left >= 0 and box.right <= 1200 for box in (*texts, *nodes))


@pytest.mark.parametrize("face", FACES)
def test_text_is_never_wider_than_estimated(page: Page, face: str) -> None:
    samples = [
        *map(chr, range(0x20, 0x7F)),
        *map(chr, range(0xC0, 0x180)),
        *map(chr, range(0x391, 0x3CA)),
        *map(chr, range(0x410, 0x450)),
        "Harel 2018",
        "Delgado-Alvarado 2013",
        "WWMM 2014",
        "北京协作组",
        "מחקר",
        "ﬁnal ½ ǅ",
    ]
    script = """
      ([texts, font]) => {
        const context = document.createElement('canvas').getContext('2d');
        context.font = font;
        return texts.map(text => context.measureText(text).width);
      }
    """
    for bold in (False, True):
        font = f"{'bold ' if bold else ''}100px {face}"
        widths = page.evaluate(script, [samples, font])
        wider = {
            text: (width, estimate)
            for text, width in zip(samples, widths, strict=True)
            if width > (estimate := text_width(text, 100, bold=bold)) + 0.5
        }
        assert wider == {}


def test_it_works_as_an_image(page: Page, tmp_path: Path) -> None:
    (tmp_path / "picture.svg").write_text(drawn(first_picture()), encoding="utf-8")
    (tmp_path / "page.html").write_text('<img src="picture.svg" alt="x">', encoding="utf-8")
    page.goto((tmp_path / "page.html").as_uri())
    image = page.locator("img")
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1200


def test_links_and_tooltips_are_there_for_the_reader(page: Page, tmp_path: Path) -> None:
    measured(page, first_picture(), tmp_path, "")
    links = page.locator("a")
    assert links.count() == 8
    hrefs = links.evaluate_all("links => links.map(link => link.href.baseVal)")
    assert all(href.startswith("https://doi.org/10.") for href in hrefs)
    report = page.locator("a", has_text="Harel 2018")
    assert "J Neurovirol 24(5):652-655" in (report.locator("title").text_content() or "")
    under = report.locator("circle").last.evaluate(
        "c => { const r = c.getBoundingClientRect();"
        " return document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2) === c; }"
    )
    assert under
