"""What a record says elsewhere decides what an abbreviation means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from casegraph.tag.context import Context, expansions_in
from casegraph.tag.tagger import Tagger

if TYPE_CHECKING:
    from casegraph.vocab.terms import Vocabulary


@pytest.mark.parametrize(
    ("text", "expansions"),
    [
        ("the antagonist maraviroc (MVC) was given", [("MVC", "maraviroc")]),
        ("minute virus of canines (MVC: bocavirus)", [("MVC", "minute virus of canines")]),
        ("immune checkpoint inhibitors (ICIs)", [("ICI", "immune checkpoint inhibitors")]),
        ("PE (plasma exchange) and rest", [("PE", "plasma exchange")]),
        ("plasma exchange [PLEX]", [("PLEX", "plasma exchange")]),
        ("a dose (see Table 2) of cidofovir (n = 3)", []),
        ("nothing like it (XQZ)", []),
        ("(MVC)", []),
    ],
)
def test_expansions(text: str, expansions: list[tuple[str, str]]) -> None:
    assert list(expansions_in(text)) == expansions


def test_an_expansion_of_the_record_is_believed(tagger: Tagger, vocabulary: Vocabulary) -> None:
    title = "Two years of MVC: what we know"
    assert tagger.tag(title).treatments == ()
    context = tagger.context(["She was given maraviroc (MVC).", "Other words."])
    (mention,) = tagger.tag(title, context).treatments
    assert (mention.term, mention.quote) == ("maraviroc", "MVC")
    assert "maraviroc" in mention.reason


def test_the_text_itself_overrules_the_record(tagger: Tagger, vocabulary: Vocabulary) -> None:
    context = tagger.context(["maraviroc (MVC)"])
    tags = tagger.tag("Minute virus of canines (MVC) in HIV research", context)
    assert tags.treatments == ()
    assert [rejection.guard for rejection in tags.rejected] == ["abbreviation"]


def test_another_meaning_in_the_record_leaves_it_to_the_text(
    tagger: Tagger, vocabulary: Vocabulary
) -> None:
    context = tagger.context(["minute virus of canines (MVC)"])
    assert [m.term for m in tagger.tag("MVC in PML and HIV", context).treatments] == ["maraviroc"]
    assert tagger.tag("MVC in dogs", context).treatments == ()


def test_a_condition_named_in_full_decides_its_abbreviation(
    tagger: Tagger, vocabulary: Vocabulary
) -> None:
    assert tagger.tag("What is new with PML").conditions == ()
    context = tagger.context(["Progressive multifocal leukoencephalopathy"])
    assert context.conditions == {"pml"}
    assert [m.term for m in tagger.tag("What is new with PML", context).conditions] == ["pml"]


def test_capitals_say_nothing_of_an_abbreviation(tagger: Tagger) -> None:
    tags = tagger.tag("THE STATE OF THE ART IN HIV INFECTION")
    assert tags.treatments == ()
    context = Context({"ART": ("antiretroviral therapy",)})
    tags = tagger.tag("IMPACT OF ART IN HIV INFECTION", context)
    assert [m.term for m in tags.treatments] == ["art"]


def test_what_is_remembered_of_a_text_holds_for_records_that_say_the_same(
    vocabulary: Vocabulary,
) -> None:
    tagger = Tagger(vocabulary)
    title = "Two years of MVC: what we know"
    says = [
        Context(),
        Context({"MVC": ("maraviroc",)}),
        Context({"MVC": ("minute virus of canines",)}),
        Context({"ABC": ("another thing",)}),
    ]
    fresh = [Tagger(vocabulary).tag(title, context) for context in says]
    assert fresh[1] != fresh[0]
    assert [tagger.tag(title, context) for context in (*says, *says)] == [*fresh, *fresh]
    assert tagger.tag(title, says[3]) is tagger.tag(title, says[0])


def test_no_more_texts_are_remembered_than_so_many(
    vocabulary: Vocabulary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casegraph.tag.tagger._MOST_KNOWN", 2)
    tagger = Tagger(vocabulary)
    first = tagger.tag("Maraviroc in PML")
    assert tagger.tag("Maraviroc in PML") is first
    for number in range(2):
        tagger.tag(f"Mirtazapine in PML, number {number}")
    again = tagger.tag("Maraviroc in PML")
    assert again == first
    assert again is not first
