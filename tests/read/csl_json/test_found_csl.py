"""CSL-JSON as it is found: types, abstracts, lists that are cut, long and broken texts."""

from __future__ import annotations

import io
import json
import time
from typing import TYPE_CHECKING

import pytest

from casegraph.export.csl_json import write_csl_json
from casegraph.model.item import Item
from casegraph.model.record import Author, Name, Record
from casegraph.read.csl_json.reader import CslJsonReader
from casegraph.vocab.enums import WorkType

if TYPE_CHECKING:
    from casegraph.read.base import Reading

READER = CslJsonReader()


def readings(text: str) -> list[Reading]:
    return list(READER.read_all(text.encode(), "made.json"))


def only(value: object) -> Record:
    [reading] = readings(json.dumps(value))
    assert reading.record is not None, [str(issue) for issue in reading.issues]
    return reading.record


@pytest.mark.parametrize(
    ("more", "read"),
    [
        ({"publisher": "medRxiv"}, WorkType.PREPRINT),
        ({"number": "arXiv:2001.00001"}, WorkType.PREPRINT),
        ({"DOI": "10.1101/2020.03.01.20029769"}, WorkType.PREPRINT),
        ({"DOI": "10.48550/arXiv.2001.00001"}, WorkType.PREPRINT),
        ({"publisher": "A ministry", "DOI": "10.5555/10.2139"}, WorkType.OTHER),
        ({}, WorkType.OTHER),
    ],
)
def test_an_article_is_a_preprint_where_a_server_holds_it(
    more: dict[str, str], read: WorkType
) -> None:
    assert only([{"type": "article", "title": "A", **more}]).type is read


@pytest.mark.parametrize(
    ("abstract", "read"),
    [
        ("Aim\n\nTo see\nmore.\n \nResults\n\nSeen.", "Aim\n\nTo see more.\n\nResults\n\nSeen."),
        (
            (
                "<jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title>"
                "<jats:p>To <jats:italic>see</jats:italic>.</jats:p></jats:sec>"
            ),
            "Aim\n\nTo see.",
        ),
        ("<p>One <b>run</b></p>", "One run"),
        ("AIM: To see. RESULTS: Seen.", "AIM\n\nTo see.\n\nRESULTS\n\nSeen."),
        ("A text with one Aim: to see,\nwrapped.", "A text with one Aim: to see, wrapped."),
    ],
)
def test_an_abstract_keeps_its_paragraphs(abstract: str, read: str) -> None:
    record = only([{"type": "book", "title": "A", "abstract": abstract}])
    assert record.abstract == read


def test_a_list_of_authors_that_is_cut_is_told_beside_the_names() -> None:
    item = Item(key="a", title="A", authors=(Name(family="Roe"),), et_al=True, container="B")
    stream = io.BytesIO()
    write_csl_json([item], stream)
    [reading] = readings(stream.getvalue().decode())
    assert reading.record is not None
    assert reading.record.authors == (Author(family="Roe"),)
    assert [issue.code for issue in reading.issues] == ["authors-cut"]


@pytest.mark.parametrize("is_list", [True, False])
def test_an_item_is_known_though_a_long_text_stands_first(is_list: bool) -> None:
    item = {"abstract": "words " * 40_000, "type": "article-journal", "title": "A", "DOI": "10.1/a"}
    assert READER.sniff(json.dumps([item] if is_list else item).encode())
    other = {"abstract": "words " * 40_000, "kind": "poem"}
    assert not READER.sniff(json.dumps([other] if is_list else other).encode())


@pytest.mark.parametrize(
    "hostile",
    [
        '[{"' + '\\"' * 60_000,
        "[{" + "a" * 200_000,
        "[" + '"' * 60_000,
        '[{"a":"b",' + "\\" * 60_000,
    ],
    ids=["quotes that are escaped", "no sign", "quotes", "backslashes"],
)
def test_strings_that_do_not_end_are_passed_over_once(hostile: str) -> None:
    started = time.process_time()
    READER.sniff(hostile.encode())
    assert readings(hostile)
    assert time.process_time() - started < 5


def test_items_in_yaml_are_refused_by_name() -> None:
    text = "---\nreferences:\n- id: doe2018\n  type: article-journal\n  title: A fever\n...\n"
    assert READER.sniff(text.encode())
    [reading] = readings(text)
    assert [issue.code for issue in reading.issues] == ["csl-yaml"]
    assert "pandoc" in (reading.issues[0].hint or "")
    record = b"title: A fever\nreferences:\n- number: 1\n  raw: Doe J. A fever.\n"
    assert not READER.sniff(record)
