"""Damaged characters: whole in the fields, as printed in the raw text that the spans refer to."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from casegraph.refparse.parse import parse
from casegraph.refparse.repair import is_whole, repair

LETTERS = "äöüßñéèçøåÅÖÉβαγµ–’“”°±"


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("MÃ¼ller", "Müller"),
        ("MÃƒÂ¼ller", "Müller"),
        ("TNF-Î±", "TNF-α"),
        ("1â€“9", "1–9"),
        ("Oâ€™Hara", "O’Hara"),
        ("ﬁrst eﬀect", "first effect"),
        ("Mu\u0308ller", "Müller"),
        ("ef\u00adfect", "effect"),
        ("sheep count-\ning", "sheep counting"),
        ("45\u00ad50", "45\u00ad50"),
        ("Århus, GARÇÃO, Ângela, naïve", "Århus, GARÇÃO, Ângela, naïve"),
        ("HIV-\nRNA", "HIV-\nRNA"),
        ("É” and Ä,", "É” and Ä,"),
        ("Garcı´a-Mora´n", "García-Morán"),
        ("A´lvarez", "Álvarez"),
        ("Mu¨ller, O¨zgu¨mu¨s¸", "Müller, Özgümüş"),
        ("Sˇimek, Nun˜ez, A˚s", "Šimek, Nuñez, Ås"),
        ("O´Roe, D´Roe, L´Oe", "O´Roe, D´Roe, L´Oe"),
        ("disease´s, ´disease´ in, qu´il", "disease´s, ´disease´ in, qu´il"),
        ("37 ˚C, q¨, b¸", "37 ˚C, q¨, b¸"),
        ("\u202aRoe J\u202c, \u2066Poe A\u2069", "Roe J, Poe A"),
    ],
)
def test_what_is_repaired(printed: str, whole: str) -> None:
    assert repair(printed).text == whole


@given(st.text(alphabet=LETTERS + "abc ", max_size=30), st.integers(1, 2))
def test_text_read_in_the_wrong_encoding_is_read_again(text: str, times: int) -> None:
    assume(repair(text).text == text)
    garbled = text
    for _ in range(times):
        garbled = garbled.encode("utf-8").decode("latin-1")
    assert repair(garbled).text == text


@given(st.text(max_size=80))
def test_every_character_knows_where_it_came_from(raw: str) -> None:
    whole = repair(raw)
    if whole.origin is None:
        assert whole.text == raw
        return
    assert len(whole.origin) == len(whole.text) + 1
    assert list(whole.origin) == sorted(whole.origin)
    assert whole.origin[-1] == len(raw)
    assert not is_whole(raw)


def test_spans_refer_to_the_print() -> None:
    raw = "MÃ¼ller C (2014) The ﬁrst Î²-sheep. J Wool Res 12:3â€“9"
    parsed = parse(raw)
    assert (parsed.authors[0].family, parsed.title) == ("Müller", "The first β-sheep")
    assert parsed.page == "3-9"
    assert raw[slice(*parsed.spans["authors"])] == "MÃ¼ller C"
    assert raw[slice(*parsed.spans["title"])] == "The ﬁrst Î²-sheep"
    assert raw[slice(*parsed.spans["page"])] == "3â€“9"
    assert parsed.leftover == ()
