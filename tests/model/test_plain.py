from __future__ import annotations

import dataclasses
import hashlib
import json

from hypothesis import given, settings
from tests.strategies import records

from casegraph.model.plain import digest, record_to_json, record_to_plain, to_plain
from casegraph.model.record import Disclosure, Record, Reference
from casegraph.vocab.enums import DisclosureCategory, WorkType


@given(records())
@settings(max_examples=30, deadline=None)
def test_plain_data_is_json_and_the_same_record_gives_the_same_bytes(record: Record) -> None:
    plain = record_to_plain(record)
    assert json.loads(record_to_json(record)) == plain
    assert record_to_json(record) == record_to_json(dataclasses.replace(record))
    assert next(iter(plain)) == "casegraph"


def test_fields_at_their_default_are_left_out_unless_asked_for() -> None:
    record = Record(title="T", references=(Reference(number=1, raw="r"),))
    assert record_to_plain(record) == {
        "casegraph": "1",
        "title": "T",
        "references": [{"number": 1, "raw": "r"}],
    }
    full = to_plain(record, defaults=True)
    assert set(full) == {field.name for field in dataclasses.fields(Record)}
    assert full["type"] is None
    assert full["references"][0]["et_al"] is False


def test_enumerations_are_their_values() -> None:
    record = Record(title="T", type=WorkType.REVIEW)
    assert record_to_plain(record)["type"] == "review"
    assert type(record_to_plain(record)["type"]) is str
    statement = Disclosure(category=DisclosureCategory.CONSULTING_FEES)
    category = to_plain(statement)["category"]
    assert category == 4
    assert type(category) is int


def test_the_digest_of_text_is_that_of_its_utf_8() -> None:
    assert digest("é") == digest("é".encode()) == hashlib.sha256("é".encode()).hexdigest()
