"""The picture: what it shows, that nothing collides, that it stays the same."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from tests.export.geometry import S, boxes, collisions, drawn
from tests.export.samples import first_picture, large_picture

from casegraph.export.caption import citation_text
from casegraph.export.picture import (
    LABELLED_OF_MANY,
    OTHER_COLOUR,
    PALETTE,
    Picture,
    choose_colours,
    draw_works,
)
from casegraph.export.svg import write_svg
from casegraph.model.work import Citation, Work
from casegraph.vocab.enums import Basis, CoverageState

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

BLUE, ORANGE, GREEN = PALETTE[:3]


def nodes(picture: Picture) -> dict[str, Element]:
    """Return the group of each work by the first line of its tooltip."""
    root = ElementTree.fromstring(drawn(picture))
    groups = [g for g in root.iter(f"{S}g") if g.get("class") == "node"]
    return {(group.findtext(f"{S}title") or "").split(" ")[0]: group for group in groups}


def fills(group: Element) -> list[str]:
    """Return the fills of a node's shapes, the undermost first."""
    shapes = [e for e in group if e.tag in {f"{S}circle", f"{S}path"}]
    return [str(shape.get("fill")) for shape in shapes]


@pytest.mark.parametrize(
    ("works", "reports"), [(1, 0), (1, 1), (2, 2), (60, 4), (90, 30), (200, 12), (1000, 70)]
)
def test_nothing_collides(works: int, reports: int) -> None:
    texts, circles = boxes(drawn(large_picture(works, reports, treatments=11)))
    assert len(circles) == works
    assert collisions(texts, circles) == []


def test_nothing_collides_in_the_first_picture() -> None:
    texts, circles = boxes(drawn(first_picture()))
    assert len(circles) == 9
    assert "Delgado-Alvarado 2013" in {text.what for text in texts}
    assert collisions(texts, circles) == []


@pytest.mark.parametrize("reports", [0, 5, 60])
def test_all_text_is_within_the_picture_and_large_enough(reports: int) -> None:
    svg = drawn(large_picture(60, reports, treatments=11))
    height = float(re.findall(r'viewBox="0 0 1200 (\S+)"', svg)[0])
    texts, circles = boxes(svg)
    for box in (*texts, *circles):
        assert box.left >= 0
        assert box.right <= 1200
        assert 0 <= box.top < box.bottom <= height
    assert min(map(float, re.findall(r'font-size="([\d.]+)"', svg))) >= 12


def test_older_works_stand_left_of_newer_ones() -> None:
    picture = first_picture()
    texts, _ = boxes(drawn(picture))
    labels = {work.short_label: work.year or 0 for work in picture.works}
    middles = {t.what: (t.left + t.right) / 2 for t in texts if t.what in labels}
    assert len(middles) == 9
    by_place = sorted(middles, key=lambda label: middles[label])
    assert [labels[label] for label in by_place] == sorted(labels.values())


def test_colours_say_what_a_work_covers() -> None:
    found = nodes(first_picture())
    assert fills(found["Alstadhaug,"]) == [BLUE]
    assert fills(found["Middel,"]) == [ORANGE]
    assert fills(found["Sierra-Madero,"]) == [ORANGE, "#fff"]
    assert fills(found["Sospedra,"]) == [BLUE, GREEN, "none"]
    assert fills(found["Delgado-Alvarado,"]) == [OTHER_COLOUR]


def test_judged_to_be_none_looks_unlike_not_stated() -> None:
    found = nodes(first_picture())
    judged = found["Ahuja,"].find(f"{S}circle")
    open_question = found["Berger,"].find(f"{S}circle")
    assert judged is not None
    assert open_question is not None
    assert judged.get("stroke-dasharray") is None
    assert open_question.get("stroke-dasharray") is not None
    assert judged.get("fill") != open_question.get("fill")


def test_the_legend_names_what_occurs_and_counts() -> None:
    texts = [text.what for text in boxes(drawn(first_picture()))[0]]
    assert texts[1:10] == [
        "archived report",
        "IL-7 (2)",
        "maraviroc (2)",
        "vaccination (1)",
        "other treatment (1)",
        "only its class is named",
        "more than one treatment",
        "not stated (2)",
        "judged: none (1)",
    ]


def test_the_legend_keeps_a_treatment_that_nothing_covers() -> None:
    picture = Picture(works=(Work(key="a"),), citations=(), treatments=(("il-7", "IL-7"),))
    texts = [text.what for text in boxes(drawn(picture))[0]]
    assert "IL-7 (0)" in texts
    assert "judged: none (0)" not in texts


def test_too_many_treatments_become_other() -> None:
    terms = tuple((f"t{n}", f"T{n}") for n in range(12))
    works = tuple(Work(key=f"w{n}") for n in range(12))
    covers = {f"w{n}": {f"t{n}": Basis.NAMED} for n in range(12)}
    covers["w0"]["t11"] = Basis.NAMED
    colours = choose_colours(Picture(works=works, citations=(), treatments=terms, covers=covers))
    assert [term for term, _, _, _ in colours.named] == [*(f"t{n}" for n in range(7)), "t11"]
    assert colours.of("t9") == OTHER_COLOUR
    assert colours.others == 4


def test_a_class_and_its_member_of_one_colour_are_not_hollow() -> None:
    covers = {"w": {"a": Basis.CLASS, "b": Basis.NAMED}}
    picture = Picture(works=(Work(key="w"),), citations=(), covers=covers)
    (glyph,) = draw_works(picture, choose_colours(picture))
    assert [(hue.colour, hue.hollow) for hue in glyph.hues] == [(OTHER_COLOUR, False)]


def test_works_link_to_their_identifier() -> None:
    root = ElementTree.fromstring(drawn(first_picture()))
    links = [str(a.get("href")) for a in root.iter(f"{S}a")]
    assert len(links) == 8
    assert "https://doi.org/10.1007/s13365-018-0657-x" in links
    assert "https://doi.org/10.1000/ahuja%3C2008%3E" in links
    labels = [a.findtext(f"{S}g/{S}text") for a in root.iter(f"{S}a")]
    assert "Berger 1998" not in labels


def test_an_address_of_unknown_kind_is_no_link() -> None:
    work = Work(key="a", identifiers={"url": "javascript:alert(1)", "isbn": "9780306406157"})
    assert "<a " not in drawn(Picture(works=(work,), citations=()))
    known = replace(work, identifiers={"pmid": "123"})
    assert 'href="https://pubmed.ncbi.nlm.nih.gov/123/"' in drawn(
        Picture(works=(known,), citations=())
    )


def test_tooltips_tell_the_citation_and_the_coverage() -> None:
    titles = [group.findtext(f"{S}title") or "" for group in nodes(first_picture()).values()]
    report = next(title for title in titles if title.startswith("Harel"))
    assert report == "Harel, Horng (2018). PML & <IL-7>. J Neurovirol 24(5):652-655."
    sospedra = next(title for title in titles if title.startswith("Sospedra"))
    assert sospedra.splitlines() == [
        "Sospedra, et al (2014).",
        "Covers IL-7 (named), vaccination (named).",
        "Cited by 1 of these works.",
    ]
    assert any("Judged to cover no treatment." in title for title in titles)
    assert any("Treatment not stated." in title for title in titles)


@pytest.mark.parametrize(
    ("work", "text"),
    [
        (Work(key="a2000"), "a2000"),
        (Work(key="a", title="Why?", year=2000), "(2000). Why?"),
        (Work(key="a", authors=tuple("ABCDEFGH")), "A, B, C, D, E, F, et al."),
        (Work(key="a", journal="J", page="e12"), "J e12."),
    ],
)
def test_a_citation_is_told_with_what_is_known(work: Work, text: str) -> None:
    assert citation_text(work) == text


def test_the_whole_is_described_for_those_who_do_not_see_it() -> None:
    root = ElementTree.fromstring(drawn(first_picture()))
    assert root.get("role") == "img"
    said = {e.get("id"): e.text for e in root if e.tag in {f"{S}title", f"{S}desc"}}
    assert str(root.get("aria-labelledby")).split() == list(said)
    title, description = said.values()
    assert title == "Harel 2018 and the works it cites"
    assert description == (
        "9 works, 1 archived report, 8 citations, published 1998 to 2018."
        " Works by treatment: IL-7: 2; maraviroc: 2; vaccination: 1."
    )


def test_edges_are_as_many_as_the_pairs_that_are_drawn() -> None:
    picture = first_picture()
    more = (
        *picture.citations,
        picture.citations[0],
        Citation(citing="harel2018", cited="elsewhere", number=99),
    )
    for citations in (picture.citations, more):
        svg = drawn(replace(picture, citations=citations))
        assert len(re.findall(r'<path d="M[\d. -]+C[\d. -]+"/>', svg)) == 8


def test_an_edge_ends_before_the_node_it_points_at() -> None:
    works = (Work(key="a", year=2000), Work(key="b", year=2010))
    for citing, cited in (("a", "b"), ("b", "a")):
        link = Citation(citing=citing, cited=cited, number=1)
        svg = drawn(Picture(works=works, citations=(link,)))
        places = re.findall(r'class="node" transform="translate\((\S+) (\S+)\)"', svg)
        at = dict(zip("ab", ((float(x), float(y)) for x, y in places), strict=True))
        curve = re.findall(r'<path d="M([\d. -]+)C([\d. -]+)"/>', svg)[0]
        start = tuple(map(float, curve[0].split()))
        end = list(map(float, curve[1].split()))[-2:]
        assert start == at[citing]
        distance = ((end[0] - at[cited][0]) ** 2 + (end[1] - at[cited][1]) ** 2) ** 0.5
        assert 11 <= distance <= 20


def test_cycles_and_works_that_cite_themselves_are_drawn() -> None:
    works = (Work(key="a", year=2000, is_report=True), Work(key="b", year=2000, is_report=True))
    pairs = (("a", "b"), ("b", "a"), ("a", "a"))
    links = tuple(Citation(citing=one, cited=other, number=1) for one, other in pairs)
    svg = drawn(Picture(works=works, citations=links))
    assert len(set(re.findall(r'<path d="(M[\d. -]+C[\d. -]+)"/>', svg))) == 3


def test_the_order_of_the_input_does_not_change_the_bytes() -> None:
    picture = large_picture(150, 9)
    backwards = replace(picture, works=picture.works[::-1], citations=picture.citations[::-1])
    assert drawn(picture) == drawn(backwards)


def test_of_many_works_only_the_most_linked_bear_a_label() -> None:
    picture = large_picture(300, 10)
    glyphs = draw_works(picture, choose_colours(picture))
    labelled = [glyph for glyph in glyphs if glyph.label]
    assert len(labelled) == LABELLED_OF_MANY
    assert {f"w{n:04d}" for n in range(10)} <= {glyph.work.key for glyph in labelled}
    assert drawn(picture).count("<title>") == 300


def test_an_empty_picture_says_so() -> None:
    svg = drawn(Picture(works=(), citations=()))
    assert [text.what for text in boxes(svg)[0]] == [
        "Works and the citations between them",
        "no works",
    ]


def test_works_without_a_year_have_a_column_of_their_own() -> None:
    picture = Picture(works=(Work(key="a"), Work(key="b", year=1999)), citations=())
    texts = {text.what: text for text in boxes(drawn(picture))[0]}
    assert texts["no year"].right < texts["1999"].left


def test_a_long_name_is_cut_and_its_year_is_kept() -> None:
    work = Work(key="a", authors=("An Endlessly Long Name of a Collective Author",), year=2001)
    (glyph,) = draw_works(picture := Picture(works=(work,), citations=()), choose_colours(picture))
    assert re.fullmatch(r"An Endlessly.*… 2001", glyph.label)
    assert work.authors[0] in drawn(picture)


@pytest.mark.parametrize("state", list(CoverageState))
def test_hard_text_is_escaped_and_read_back(state: CoverageState) -> None:
    hard = "<script>&\"'\x00\x1b\ud800]]>"
    work = Work(key="a", authors=(hard,), title=hard, identifiers={"doi": '10.1000/"<>&'})
    picture = Picture(
        works=(work,),
        citations=(),
        title=hard,
        treatments=(("t", hard),),
        covers={"a": {"t": Basis.NAMED}},
        states={"a": state},
    )
    root = ElementTree.fromstring(drawn(picture))
    assert root.findtext(f"{S}title") == "<script>&\"']]>"
    assert root.find(f".//{S}script") is None


def test_bytes_are_utf_8_without_a_machine_or_a_time() -> None:
    stream = io.BytesIO()
    write_svg(large_picture(20, 2), stream)
    assert stream.getvalue().startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<svg ')
    assert "北京协作组".encode() in stream.getvalue()
