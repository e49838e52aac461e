"""The corpus against its own XML, and the comparison against itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from benchmarks.accuracy.jats import compare, measure
from benchmarks.accuracy.jats_expected import pairs
from lxml import etree
from tests.read.jats.samples import article, record, refs

from casegraph.model.record import Record


def test_the_corpus_is_read_right(shared: Path) -> None:
    figures = measure(shared / "corpus" / "jats")
    assert figures["articles"] >= 50
    assert figures["score"] >= 0.995
    fields = figures["fields"].items()
    assert not {name: n for name, n in fields if n["right"] < 0.995 * n["total"]}


def test_an_article_is_compared_field_by_field(tmp_path: Path) -> None:
    document = article(
        "<volume>3</volume><fpage>12</fpage><lpage>9</lpage>",
        back=refs("<element-citation><source>J</source><year>2001</year></element-citation>"),
    )
    (tmp_path / "made.xml").write_text(document, "utf-8")
    tally, articles = compare(tmp_path)
    assert articles == 1
    assert not tally.misses
    assert tally.total["reference_year"] == 1


def test_the_comparison_sees_what_is_wrong() -> None:
    document = article("<volume>3</volume>", back=refs("<mixed-citation>A 2001</mixed-citation>"))
    sound = record(document)
    reference = replace(sound.references[0], raw="B", year="2001")

    def wrong(changed: Record) -> set[str]:
        compared = pairs(etree.fromstring(document), changed)
        return {name for name, expected, found in compared if expected != found}

    assert wrong(sound) == set()
    assert wrong(replace(sound, volume="4", authors=())) == {"volume", "author_count"}
    assert wrong(replace(sound, references=(reference,))) == {"reference_raw", "reference_year"}
    assert wrong(replace(sound, references=())) == {"reference_count"}
