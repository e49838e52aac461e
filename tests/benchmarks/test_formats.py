"""The count of lost records: by marks in the text, against the readings."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.accuracy.formats import compare, main, measure
from benchmarks.accuracy.raw_formats import Counts, count, format_of
from benchmarks.synthetic_formats import medline_file, pubmed_file, ris_file

from casegraph.read.medline.reader import MedlineReader
from casegraph.read.pubmed_xml.reader import PubmedXmlReader
from casegraph.read.ris.reader import RisReader


@pytest.mark.parametrize(
    ("text", "form", "wanted"),
    [
        ("TY  - JOUR\nTI  - a\nAU  - b\nDO  - 10.5555/x\nER  - \n", "ris", Counts(1, 1, 1, 1)),
        ("TI  - a\nER  - \nTY - JOUR\n", "ris", Counts(1, 1, 0, 0)),
        ("PMID- 1\nTI  - a\nFAU - B, C\nAU  - B C\n\nPMID- 2\n", "medline", Counts(2, 1, 0, 1)),
        ("@comment{x}\n@article{a,\n title = {T},\n doi={10.5555/x}}", "bibtex", Counts(1, 1, 1)),
        (
            '[{"title": "a", "author": [1, 2]}, {"DOI": "10.5555/x"}]',
            "csl-json",
            Counts(2, 1, 1, 2),
        ),
        ('{"items": [{"title": "a"}]}', "csl-json", Counts(1, 1)),
        ('{"check-coverage": true}', "csl-json", Counts()),
        ("<PubmedArticle><ArticleTitle>a</ArticleTitle>", "pubmed-xml", Counts(1, 1)),
        ("<eLinkResult/>", None, Counts()),
        ("nothing", None, Counts()),
    ],
)
def test_counting_by_marks(text: str, form: str | None, wanted: Counts) -> None:
    assert format_of(text) == form
    if form:
        assert count(text, form) == wanted


def data(folder: Path, name: str, text: str) -> Path:
    path = folder / "corpus" / "formats" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_records_read_and_refused_are_not_lost(tmp_path: Path) -> None:
    data(tmp_path, "ris/a.ris", "TY  - JOUR\nTI  - a\nER  - \n\nTY  - JOUR\nER  - \n")
    data(tmp_path, "ris/b.ris", "TY  - JOUR\nTI  - \nDO  - 10.5555/x\nER  - \n")
    data(tmp_path, "ris/other.xml", "<eLinkResult/>")
    data(tmp_path, "manifest.json", "[]")
    tallies, unclear = compare(tmp_path)
    assert (tallies["ris"].there["records"], tallies["ris"].read["records"]) == (3, 2)
    assert (tallies["ris"].refused, tallies["ris"].lost) == (1, 0)
    assert unclear == ["corpus/formats/ris/other.xml"]
    assert measure(tmp_path)["lost"] == 0
    assert main([str(tmp_path)]) == 0


def test_a_lost_record_is_counted_and_named(tmp_path: Path) -> None:
    text = (
        "TY  - JOUR\nTI  - a\nER  - \nplain\nER  - \nTY  - JOUR\nTI  - b\nER  - \nER  - \nER  - \n"
    )
    data(tmp_path, "ris/a.ris", text)
    tallies, _ = compare(tmp_path)
    tally = tallies["ris"]
    assert tally.lost == tally.there["records"] - tally.read["records"] - tally.refused
    assert any("a.ris" in line for line in tally.differing)


def test_the_invented_files_are_read_whole() -> None:
    for reader, text in (
        (RisReader(), ris_file(30)),
        (MedlineReader(), medline_file(30)),
        (PubmedXmlReader(), pubmed_file(30)),
    ):
        found = list(reader.read_all(text.encode(), "a"))
        assert len(found) == 30
        for reading in found:
            assert reading.issues == ()
            assert reading.record
            assert reading.record.title
            assert len(reading.record.authors) == 4
