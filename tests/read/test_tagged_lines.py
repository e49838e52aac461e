"""The loop that RIS and MEDLINE share."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casegraph.read.medline.dialect import MedlineDialect
from casegraph.read.ris.dialect import RisDialect
from casegraph.read.tagged.lines import Block, blocks, lines_of


def ris(text: str) -> list[Block]:
    return list(blocks(text, RisDialect()))


def medline(text: str) -> list[Block]:
    return list(blocks(text, MedlineDialect()))


def tags(block: Block) -> list[str]:
    return [entry.tag for entry in block.entries]


def test_a_record_ends_with_its_end_tag() -> None:
    found = ris("TY  - JOUR\nTI  - One\nER  - \n\nTY  - BOOK\nTI  - Two\nER  -\n")
    assert [tags(block) for block in found] == [["TY", "TI", "ER"], ["TY", "TI", "ER"]]
    assert [block.line for block in found] == [1, 5]
    assert found[1].text == "TY  - BOOK\nTI  - Two\nER  -"


def test_places_are_those_of_the_file() -> None:
    (block,) = ris("\n\nTY  - JOUR\nAB  - one\ntwo\nVL - 3\n")
    assert [entry.at for entry in block.entries] == [(3, 7), (4, 7), (6, 6)]
    assert block.entries[1].value == "one\ntwo"


def test_a_missing_end_is_told_by_the_next_type() -> None:
    assert [tags(block) for block in ris("TY  - JOUR\nTI  - a\nTY  - JOUR\nTI  - b")] == [
        ["TY", "TI"],
        ["TY", "TI"],
    ]


def test_a_record_without_type_is_one_of_its_own() -> None:
    found = ris("TI  - a\nER  - \nAU  - B\nTY  - JOUR\nTI  - c\nER  - ")
    assert [tags(block) for block in found] == [["TI", "ER"], ["AU"], ["TY", "TI", "ER"]]


def test_a_number_before_the_type_is_part_of_its_record() -> None:
    (block,) = ris("ID  - 7\nTY  - JOUR\nTI  - a\nER  - ")
    assert tags(block) == ["ID", "TY", "TI", "ER"]


def test_loose_forms_of_a_tag() -> None:
    (block,) = ris("TY - JOUR\nTI\t-\ta\n AU  - b\nVL  -3\nIS   -  4\nER -\n")
    assert [(entry.tag, entry.value) for entry in block.entries] == [
        ("TY", "JOUR"),
        ("TI", "a"),
        ("AU", "b"),
        ("VL", "3"),
        ("IS", "4"),
        ("ER", ""),
    ]


def test_running_text_is_no_tag() -> None:
    running = ("we saw", "is - as it was - a case", "CT- and MR-guided", "QQ - x", "ER - positive")
    text = "TY  - JOUR\nAB  - " + "\n".join(running)
    (block,) = ris(text)
    assert tags(block) == ["TY", "AB"]
    assert block.entries[1].value.count("\n") == 4


def test_lower_case_tags_where_the_type_is_so() -> None:
    (block,) = ris("ty  - jour\nti  - a\ner  -\n")
    assert tags(block) == ["TY", "TI", "ER"]


def test_text_before_and_behind_the_records_is_kept_apart() -> None:
    found = ris("Provider: X\n1.\nTY  - JOUR\nTI  - a\nER  - \nthe end\n")
    assert found[0].loose == [(1, "Provider: X"), (2, "1.")]
    assert found[0].text.startswith("TY")
    assert found[1].entries == []
    assert found[1].loose == [(6, "the end")]


def test_medline_parts_records_by_number_and_by_blank_line() -> None:
    found = medline("PMID- 1\nTI  - a\nPMID- 2\nTI  - b\n\nPMC - PMC3\nPMID- 3\n\nPMC - PMC4\n")
    assert [tags(block) for block in found] == [
        ["PMID", "TI"],
        ["PMID", "TI"],
        ["PMC", "PMID"],
        ["PMC"],
    ]


def test_medline_parts_records_without_numbers_by_the_tag_they_begin_with() -> None:
    found = medline("TI  - a\nDP  - 2001\n\nTI  - b\nDP  - 2002\n")
    assert [tags(block) for block in found] == [["TI", "DP"], ["TI", "DP"]]


def test_a_number_behind_a_blank_line_begins_a_record() -> None:
    found = medline("TI  - a\n\nPMID- 1\nTI  - b\n")
    assert [tags(block) for block in found] == [["TI"], ["PMID", "TI"]]


def test_medline_goes_on_only_with_an_indent() -> None:
    (block,) = medline("PMID- 1\nTI  - a\n      b\nSO  c\nAB  -\n      d\n")
    assert [entry.value for entry in block.entries] == ["1", "a\n      b", "\n      d"]
    assert block.loose == [(4, "SO  c")]


def test_a_tag_without_a_space_behind_its_hyphen() -> None:
    (block,) = medline("PMID-22\nPT  - Letter\nXYZ - new\n")
    assert [(entry.tag, entry.value) for entry in block.entries] == [
        ("PMID", "22"),
        ("PT", "Letter"),
        ("XYZ", "new"),
    ]


@given(st.text(alphabet="TYAER -\n1x", max_size=200))
def test_no_line_is_lost(text: str) -> None:
    kept = [line for block in ris(text) for line in block.text.split("\n") if line.strip()]
    loose = [line for block in ris(text) for _, line in block.loose]
    wanted = [line for line in text.split("\n") if line.strip()]
    assert set(wanted) <= {*kept, *loose}


@given(st.text(alphabet="ab\n", max_size=50))
def test_lines_are_those_of_the_text(text: str) -> None:
    assert list(lines_of(text)) == (text.split("\n") if text else [])


def test_a_value_of_very_many_lines_takes_linear_time() -> None:
    many = 200_000
    (block,) = ris("TY  - JOUR\nAB  - a\n" + "b\n" * many)
    assert block.entries[1].value.count("\n") == many
