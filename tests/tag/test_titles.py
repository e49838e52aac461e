"""Titles of our own making: each guard in both directions, every treatment at least once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tag.titles import ALL, EVERY_TERM, Title

from casegraph.vocab.enums import Basis, VocabularyName

if TYPE_CHECKING:
    from casegraph.tag.mention import Mention, Rejection
    from casegraph.tag.tagger import Tagger
    from casegraph.vocab.terms import Vocabulary


@pytest.mark.parametrize("title", ALL, ids=lambda title: title.text)
def test_title_supports_what_a_reader_says(tagger: Tagger, title: Title) -> None:
    tags = tagger.tag(title.text)
    assert {mention.term for mention in tags.treatments} == title.treatments
    if title.conditions is not None:
        assert {mention.term for mention in tags.conditions} == title.conditions


@pytest.mark.parametrize("title", ALL, ids=lambda title: title.text)
def test_every_quote_is_the_printed_text(tagger: Tagger, title: Title) -> None:
    tags = tagger.tag(title.text)
    answers: list[Mention | Rejection] = [*tags.treatments, *tags.conditions, *tags.rejected]
    for answer in answers:
        start, end = answer.span
        assert answer.quote == title.text[start:end] != ""
        assert answer.reason


def test_every_treatment_of_the_vocabulary_has_a_title(vocabulary: Vocabulary) -> None:
    named = {term for title in EVERY_TERM for term in title.treatments}
    assert named == {term.id for term in vocabulary.of(VocabularyName.TREATMENT)}


@pytest.mark.parametrize(
    ("title", "basis", "quote"),
    [
        ("Therapy of PML with rhIL\u20117", Basis.NAMED, "rhIL\u20117"),
        ("Effects of MVC in PML and HIV", Basis.ABBREVIATION, "MVC"),
        ("Trial of a CCR5 antagonist in IRIS and HIV", Basis.CLASS, "CCR5 antagonist"),
        ("ICIs for PML", Basis.CLASS, "ICIs"),
        ("Vaccination using the VP1 protein", Basis.NAMED, "Vaccination using the VP1"),
    ],
)
def test_basis_and_quote(tagger: Tagger, title: str, basis: Basis, quote: str) -> None:
    (mention,) = tagger.tag(title).treatments
    assert (mention.basis, mention.quote) == (basis, quote)


@pytest.mark.parametrize(
    ("title", "guard", "unsure"),
    [
        ("Nivolumab-associated PML", "cause", False),
        ("PML on leflunomide in arthritis", "exposure", True),
        ("PML in a patient on leflunomide", "exposure", False),
        ("Leflunomide and progressive multifocal leukoencephalopathy", "exposure", True),
        ("PML without cidofovir", "negated", False),
        ("IL-7 receptor in HIV", "biology", False),
        ("IL-7: a comprehensive review", "therapy-cue", False),
        ("Interleukin-7 and PML", "therapy-cue", True),
        ("Macrophage colony-stimulating factor therapy", "subtype", False),
        ("Frequency of JC virus-specific T cells", "transferred", False),
        ("Anti-JCV antibody index in multiple sclerosis", "therapeutic-antibody", False),
        ("Measles vaccination in PML", "vaccine", False),
        ("Survival during antiretroviral therapy of HIV infection", "setting", False),
        ("Prednisone in asthma", "target", False),
        ("CART cells for HIV infection", "homonym", False),
        ("Immune restoration disease in PML", "syndrome", False),
        ("MVC strains of Japan", "abbreviation", True),
        ("IL7B, a new protein", "boundary", False),
        ("The PD-1 inhibitor nivolumab for PML", "specified", False),
    ],
)
def test_a_rejection_names_its_guard(
    tagger: Tagger, title: str, guard: str, *, unsure: bool
) -> None:
    rejected = tagger.tag(title).rejected
    treatments = [r for r in rejected if r.vocabulary is VocabularyName.TREATMENT]
    assert [(r.guard, r.unsure) for r in treatments] == [(guard, unsure)]


@pytest.mark.parametrize(
    ("title", "guard"),
    [
        ("HIV-negative PML", "absent"),
        ("HIV-1 gp120 and macrophages", "viral-part"),
        ("JC virus replication", "agent"),
        ("PML nuclear bodies in HIV infection", "homonym"),
        ("MS in animals", "abbreviation"),
    ],
)
def test_a_rejected_condition_names_its_guard(tagger: Tagger, title: str, guard: str) -> None:
    assert guard in {rejection.guard for rejection in tagger.tag(title).rejected}


def test_misspellings_are_tagged_and_said_to_be_inferred(tagger: Tagger) -> None:
    tags = tagger.tag("Zisprasidone, risperdone and olanzapine in PML")
    assert [(m.term, m.inferred) for m in tags.treatments] == [
        ("ziprasidone", True),
        ("risperidone", True),
        ("olanzapine", False),
    ]


@pytest.mark.parametrize("title", ["", " ", "!?", "A title that names nothing", "\u0000\ud7ff"])
def test_texts_without_terms_have_no_tags(tagger: Tagger, title: str) -> None:
    tags = tagger.tag(title)
    assert (tags.treatments, tags.conditions, tags.rejected) == ((), (), ())


def test_a_long_text_is_tagged_to_its_end(tagger: Tagger) -> None:
    text = "Cidofovir for PML in HIV infection. " * 1000
    tags = tagger.tag(text)
    assert len(tags.treatments) == 1000
    assert all(text[slice(*mention.span)] == mention.quote for mention in tags.treatments)
