"""The formats of references: what each writes of an item, and that a reader can take it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import jsonschema
import pytest
from bibtexparser.entrypoint import parse_string
from hypothesis import given, settings
from tests.export.csl_schema import SCHEMA
from tests.strategies import records

from casegraph.cli.share import ExportFormat, What
from casegraph.errors import UsageError
from casegraph.export.bibliography import ITEM_EXPORTERS, ItemExporter, Subject, item_exporter
from casegraph.export.opencitations import write_citations
from casegraph.export.reference_text import AMA, VANCOUVER, reference_text
from casegraph.export.registry import EXPORTERS
from casegraph.model.dates import PartialDate
from casegraph.model.item import (
    DistinctKeys,
    Item,
    base_key,
    item_of_record,
    item_of_reference,
)
from casegraph.model.record import Author, Name, Record, Reference
from casegraph.vocab.enums import WorkType

REPORT = Item(
    key="doe2018",
    type=WorkType.CASE_REPORT,
    title="A rare infection of the CD4 cell: 50% & {more} in Oslo",
    authors=(
        Author(family="Doe", given="Jane", orcid="0000-0002-1825-0097"),
        Name(family="van der Berg", given="Jan", suffix="Jr"),
        Name(literal="Rare and Common Study Group"),
    ),
    container="Journal of Imagined Cases",
    container_abbreviation="J Imag Cases",
    issued=PartialDate(2018, 10, 5),
    volume="24",
    issue="5",
    page="652-655",
    identifiers={
        "doi": "10.1000/a_b",
        "pmid": "123456",
        "issn": "0378-5955",
        "arxiv": "2001.00001",
    },
    abstract="First line.\n\nER  - second\x07 line.",
    keywords=("Infection, rare", "CD4"),
    language="en",
)
CHAPTER = Item(
    key="roe2001",
    type=WorkType.BOOK_CHAPTER,
    title="On chapters",
    authors=(Name(family="Roe", given="R"),),
    editors=(Name(family="Poe", given="E A"), Name(family="Coe", given="S")),
    container="A book of examples",
    issued=PartialDate(2001),
    page="10-19",
    edition="2nd",
    publisher="Example Press",
    place="Utrecht",
    identifiers={"isbn": "9780306406157"},
)
CUT = Item(
    key="moe2014",
    title="A title?",
    authors=(Name(family="Moe", given="B"),),
    et_al=True,
    container="Imag Eye",
    issued=PartialDate(2014),
    year_suffix="a",
    page="e7",
    note="Moe B et al. A title? Imag Eye 2014a;e7",
)
BARE = Item(key="bare")


def written(name: str, *items: Item) -> str:
    stream = io.BytesIO()
    item_exporter(name).write(items, stream)
    return stream.getvalue().decode()


@pytest.mark.parametrize("known", ITEM_EXPORTERS, ids=[known.name for known in ITEM_EXPORTERS])
def test_each_format_is_found_and_writes_the_same_twice(known: ItemExporter) -> None:
    items = (REPORT, CHAPTER, CUT, BARE)
    assert item_exporter(known.name) is known
    assert written(known.name, *items) == written(known.name, *items)
    assert "Doe" in written(known.name, *items)
    assert known.description
    assert known.suffix.startswith(".")


def test_the_command_line_knows_every_format() -> None:
    names = [*(graph.name for graph in EXPORTERS), *(known.name for known in ITEM_EXPORTERS)]
    assert sorted(form.value for form in ExportFormat) == sorted([*names, "opencitations"])
    assert [what.value for what in What] == [subject.value for subject in Subject]


def test_an_unknown_format_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no format of references endnote") as refused:
        item_exporter("endnote")
    assert "csl-json" in str(refused.value.hint)


def test_csl_json_holds_every_variable() -> None:
    report, chapter, cut, bare = json.loads(written("csl-json", REPORT, CHAPTER, CUT, BARE))
    assert report["type"] == "article-journal"
    assert report["genre"] == "case report"
    assert report["issued"] == {"date-parts": [[2018, 10, 5]]}
    assert report["author"][1] == {"family": "van der Berg", "given": "Jan", "suffix": "Jr"}
    assert report["author"][2] == {"literal": "Rare and Common Study Group"}
    assert report["keyword"] == "Infection, rare; CD4"
    assert report["custom"] == {"orcid": {"1": "0000-0002-1825-0097"}}
    assert (report["DOI"], report["number"]) == ("10.1000/a_b", "arXiv:2001.00001")
    assert chapter["editor"] == [{"family": "Poe", "given": "E A"}, {"family": "Coe", "given": "S"}]
    assert cut["author"] == [{"family": "Moe", "given": "B"}]
    assert cut["custom"] == {"et-al": True}
    assert cut["year-suffix"] == "a"
    assert bare == {"id": "bare", "type": "document"}


@settings(max_examples=50, deadline=None)
@given(records())
def test_csl_json_is_valid_against_the_published_schema(record: Record) -> None:
    items = [item_of_record(record, "key")]
    stream = io.BytesIO()
    item_exporter("csl-json").write(items, stream)
    jsonschema.validate(json.loads(stream.getvalue()), SCHEMA)


def test_the_schema_refuses_what_is_no_csl() -> None:
    jsonschema.validate(json.loads(written("csl-json", REPORT, CHAPTER, CUT, BARE)), SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"id": "x", "type": "case-report"}], SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"id": "x", "type": "book", "orcid": "0"}], SCHEMA)


def test_no_item_is_an_empty_list() -> None:
    assert json.loads(written("csl-json")) == []
    assert written("ris") == written("bibtex") == written("vancouver") == ""


def test_ris_has_a_tag_a_line_and_an_end_for_each_record() -> None:
    text = written("ris", REPORT, BARE)
    lines = text.split("\r\n")
    assert lines[0] == "TY  - JOUR"
    assert all(not line or line[2:6] == "  - " for line in lines)
    assert [line for line in lines if line.startswith("ER")] == ["ER  - ", "ER  - "]
    assert lines[-4:] == ["ID  - bare", "ER  - ", "", ""]
    assert "\n" not in text.replace("\r\n", "")
    assert "AB  - First line. ER - second line." in lines
    for line in (
        "AU  - van der Berg, Jan, Jr", "AU  - Rare and Common Study Group,", "M3  - Case Report",
        "PY  - 2018", "DA  - 2018/10/05/", "SP  - 652", "EP  - 655", "AN  - 123456",
        "DB  - PubMed", "KW  - Infection, rare", "N1  - arxiv: 2001.00001",
    ):  # fmt: skip
        assert line in lines


def test_ris_marks_a_list_of_authors_that_is_cut() -> None:
    lines = written("ris", CUT).split("\r\n")
    assert [line for line in lines if line.startswith("AU")] == ["AU  - Moe, B"]
    assert "N1  - The list of authors is cut: et al." in lines
    assert "SP  - e7" in lines
    assert not any(line.startswith(("EP", "DA")) for line in lines)


def test_bibtex_escapes_and_protects() -> None:
    text = written("bibtex", REPORT, CHAPTER, CUT, BARE)
    for line in (
        "@article{doe2018,",
        (
            r"  title = {A rare infection of the {CD4} cell: 50\% \& "
            r"\textbraceleft{}more\textbraceright{} in {Oslo}},"
        ),
        "  author = {Doe, Jane and {van der Berg}, Jr, Jan and {Rare and Common Study Group}},",
        "  month = oct,",
        "  date = {2018-10-05},",
        "  pages = {652--655},",
        "  doi = {10.1000/a_b},",
        "  eprinttype = {arxiv},",
        "  entrysubtype = {case-report},",
        "@incollection{roe2001,",
        "  booktitle = {A book of examples},",
        "  editor = {Poe, E A and Coe, S},",
        "  author = {Moe, B and others},",
        "@misc{bare,",
    ):
        assert line in text.splitlines()


def test_bibtex_keys_are_plain_and_distinct() -> None:
    items = [replace(BARE, key=key) for key in ("Dürr 2014", "durr2014", "a{b}", "%", "durr2014")]
    keys = [line[6:-1] for line in written("bibtex", *items).splitlines() if line[:1] == "@"]
    assert keys == ["Durr2014", "durr2014b", "ab", "work", "durr2014c"]


def test_titles_in_capitals_keep_only_names_and_abbreviations() -> None:
    item = replace(BARE, title="Treatment of HIV and JC-Virus With McArdle Infusions in Berlin")
    assert "{Treatment of {HIV} and {JC-Virus} With {McArdle} Infusions in Berlin}" in written(
        "bibtex", item
    )


def test_braces_balance_whatever_is_written() -> None:
    hostile = "a{b\\}c}}} \\input{x} %{ \x00\n@comment{"
    item = replace(
        REPORT, title=hostile, authors=(Name(family=hostile, given="{"),), note=hostile,
        identifiers={"doi": "10.1000/}{", "url": "https://example.org/{"}, keywords=(hostile,),
    )  # fmt: skip
    text = written("bibtex", item)
    depth = 0
    for character in text:
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth >= 0
    assert depth == 0
    assert text.count("\n@") == 0


def test_a_group_that_begins_with_a_sign_has_two_pairs_of_braces() -> None:
    item = replace(BARE, authors=(Name(literal="#1 Study Group"),))
    assert r"author = {{{\#1 Study Group}}}" in written("bibtex", item)


def test_bibtexparser_reads_every_entry() -> None:
    library = parse_string(written("bibtex", REPORT, CHAPTER, CUT, BARE))
    assert library.failed_blocks == []
    assert [entry.key for entry in library.entries] == ["doe2018", "roe2001", "moe2014", "bare"]
    assert library.entries_dict["doe2018"]["pages"] == "652--655"


def test_opencitations_meta() -> None:
    report, chapter, *_ = csv.DictReader(
        io.StringIO(written("opencitations-meta", REPORT, CHAPTER))
    )
    assert report["id"] == "doi:10.1000/a_b pmid:123456 arxiv:2001.00001"
    assert report["author"] == (
        "Doe, Jane [orcid:0000-0002-1825-0097]; van der Berg, Jan Jr; Rare and Common Study Group"
    )
    assert report["venue"] == "Journal of Imagined Cases [issn:0378-5955]"
    assert (report["pub_date"], report["type"]) == ("2018-10-05", "journal article")
    assert chapter["venue"] == "A book of examples [isbn:9780306406157]"
    assert (chapter["type"], chapter["editor"]) == ("book chapter", "Poe, E A; Coe, S")


def test_signs_that_part_the_cells_of_opencitations_are_replaced() -> None:
    odd = replace(CUT, container="Eye; Ear [new]", authors=(Name(literal="A; B"),))
    [row] = csv.DictReader(io.StringIO(written("opencitations-meta", odd)))
    assert (row["venue"], row["author"]) == ("Eye, Ear (new)", "A, B")


def test_opencitations_index() -> None:
    stream = io.BytesIO()
    write_citations([(REPORT, replace(CUT, identifiers={"pmid": "7"}))], stream)
    assert stream.getvalue().decode().splitlines() == [
        "citing,cited,creation",
        "doi:10.1000/a_b pmid:123456 arxiv:2001.00001,pmid:7,2018-10-05",
    ]


SEVEN = tuple(Name(family=f"Name{letter}", given="Ada B") for letter in "abcdefg")
TEXTS = {
    "vancouver": (
        (
            "1. Doe J, van der Berg J Jr, Rare and Common Study Group. A rare infection of the CD4 "
            "cell: 50% & {more} in Oslo. J Imag Cases. 2018 Oct 5;24(5):652-5. doi:10.1000/a_b "
            "PMID: 123456."
        ),
        (
            "2. Roe R. On chapters. In: Poe EA, Coe S, editors. A book of examples. 2nd ed. "
            "Utrecht: Example Press; 2001. p. 10-9."
        ),
        "3. Moe B, et al. A title? Imag Eye. 2014:e7.",
        "4. Namea AB, Nameb AB, Namec AB, Named AB, Namee AB, Namef AB, et al.",
        "5. bare",
    ),
    "ama": (
        (
            "1. Doe J, van der Berg J Jr, Rare and Common Study Group. A rare infection of the CD4 "
            "cell: 50% & {more} in Oslo. J Imag Cases. 2018;24(5):652-655. doi:10.1000/a_b "
            "PMID: 123456."
        ),
        (
            "2. Roe R. On chapters. In: Poe EA, Coe S, eds. A book of examples. 2nd ed. "
            "Example Press; 2001:10-19."
        ),
        "3. Moe B, et al. A title? Imag Eye. 2014:e7.",
        "4. Namea AB, Nameb AB, Namec AB, et al.",
        "5. bare",
    ),
}


@pytest.mark.parametrize("style", TEXTS)
def test_reference_lists_as_text(style: str) -> None:
    items = (REPORT, CHAPTER, CUT, Item(key="seven", authors=SEVEN), BARE)
    assert tuple(written(style, *items).splitlines()) == TEXTS[style]


def test_pages_in_short() -> None:
    pages = {"652-655": "652-5", "99-101": "99-101", "e60-e67": "e60-7", "7-7": "7", "S1, S3": ""}
    for page, short in pages.items():
        item = replace(REPORT, page=page)
        assert f"24(5):{short or page}. doi" in reference_text(item, VANCOUVER)
        assert f"24(5):{page}. doi" in reference_text(item, AMA)


def test_a_reference_becomes_an_item_with_its_print_as_note() -> None:
    reference = Reference(number=1, raw="Moe B. 2014a.", year="2014a", journal="Imag Eye")
    item = item_of_reference(reference, "doe2018-1")
    assert (item.issued, item.year_suffix, item.note) == (PartialDate(2014), "a", "Moe B. 2014a.")
    assert item.kind is WorkType.JOURNAL_ARTICLE


def test_keys_of_first_author_and_year() -> None:
    names = (Name(family="Dürr-Weber"), Name(family="Abel"))
    assert base_key(names, "Any", 2014) == "durrweber2014"
    assert base_key((), "On the rare thing", None) == "rare"
    assert base_key((), None, 2014) == "work2014"
    keys = DistinctKeys()
    assert [keys.make(key) for key in ("a2014", "a2014b", "A2014", "a2014", "x", "x")] == [
        "a2014", "a2014b", "A2014c", "a2014d", "x", "x-b",
    ]  # fmt: skip
