from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casegraph.marked import Plain
from casegraph.marked_yaml import read_yaml
from casegraph.vocab.enums import LabelKind, TermKind, VocabularyName
from casegraph.vocab.load import read_entries
from casegraph.vocab.own_file import entry_of, with_entry
from casegraph.vocab.terms import Code, Label, Term

FIRST = Term("first", VocabularyName.TREATMENT, "First")
SECOND = Term(
    "second", VocabularyName.FINDING, "Second: it", labels=(Label("a, b", LabelKind.SYNONYM),)
)

texts = st.text(
    st.characters(exclude_categories=("C", "Z"), include_characters=" "), min_size=1, max_size=12
).filter(lambda text: text == text.strip())
words = st.from_regex(r"[a-z]{1,8}", fullmatch=True)
terms = st.builds(
    Term,
    id=words,
    vocabulary=st.sampled_from(VocabularyName),
    label=texts,
    kind=st.sampled_from(TermKind),
    broader=st.none() | words,
    labels=st.lists(texts, max_size=3, unique=True).map(
        lambda some: tuple(Label(text, LabelKind.SYNONYM) for text in some)
    ),
    codes=st.lists(st.tuples(words, texts, st.booleans()), max_size=1).map(
        lambda some: tuple(Code(*entry) for entry in some)
    ),
    guards=st.lists(texts, max_size=2).map(tuple),
    context=st.lists(texts, max_size=2).map(tuple),
    note=st.none() | texts,
)


def read(text: str) -> list[Term]:
    entries, issues = read_entries(text.encode(), "own.yaml")
    assert issues == ()
    return [entry.term for entry in entries]


@given(st.lists(terms, min_size=1, max_size=4, unique_by=lambda term: term.id))
def test_what_is_put_in_is_what_is_read(some: list[Term]) -> None:
    text = ""
    for term in some:
        longer = with_entry(text, "own.yaml", entry_of(term))
        assert longer is not None
        assert longer.startswith(text)
        text = longer
    assert read(text) == some


@pytest.mark.parametrize(
    "text",
    [
        "# mine\nversion: '1'\nterms:\n- id: first\n  vocabulary: treatment\n  label: First\n",
        "version: '1'\nterms:\n    - id: first\n      vocabulary: treatment\n      label: First",
        "version: '1'\r\nterms:\r\n  - {id: first, vocabulary: treatment, label: First}\r\n",
        "\ufeffterms:\n  - {id: first, vocabulary: treatment, label: First}\n\n# end\n",
        "terms:\n  - {id: first, vocabulary: treatment, label: First} # a\n\n# b\nversion: '1'\n",
    ],
)
def test_what_a_person_wrote_stays(text: str) -> None:
    changed = with_entry(text, "own.yaml", entry_of(SECOND))
    assert changed is not None
    assert read(changed) == [FIRST, SECOND]
    at = next(i for i, (a, b) in enumerate(zip(text + "\0", changed, strict=False)) if a != b)
    tail = text[at:]
    assert changed.endswith(tail)
    assert len(changed) > len(text)
    if "\r\n" in text:
        assert changed.count("\n") == changed.count("\r\n")


@pytest.mark.parametrize("tail", ["\n\n", "\n# of the version\nversion: '1'\n"])
def test_an_entry_stands_right_behind_the_last(tail: str) -> None:
    head = "terms:\n  - {id: first, vocabulary: treatment, label: First}\n  # last\n"
    changed = with_entry(head + tail, "own.yaml", entry_of(SECOND))
    assert changed is not None
    assert changed.startswith(f"{head}  - id: second\n")
    assert changed.endswith(f"]\n{tail}")


def test_an_empty_list_is_begun() -> None:
    changed = with_entry("version: '1'\nterms:\n", "own.yaml", entry_of(FIRST))
    assert changed is not None
    assert read(changed) == [FIRST]


@pytest.mark.parametrize(
    "text", ["version: '1'\nterms: [{id: a}]\n", "version: '1'\n", "- a\n", "terms: []\n", "a: [\n"]
)
def test_what_cannot_be_added_to_is_left(text: str) -> None:
    assert with_entry(text, "own.yaml", entry_of(FIRST)) is None


def test_an_extension_states_its_id_only() -> None:
    entry = entry_of(SECOND, extends=True)
    assert entry == {"id": "second", "synonyms": ["a, b"]}
    text = with_entry("", "own.yaml", entry)
    assert text is not None
    assert read_yaml(text, "own.yaml").data == {"version": "1", "terms": [entry]}


GROWN: dict[str, Plain] = {"id": "first", "synonyms": ["b"], "identifiers": {"mesh": ["D1"]}}


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_entry_of_the_same_id_grows_and_the_rest_stays(ending: str) -> None:
    head = "terms:\n- synonyms: [a]\n  id: first # mine\n  note: x\n"
    tail = "\n# of the second\n- id: second\n"
    changed = with_entry((head + tail).replace("\n", ending), "own.yaml", GROWN)
    grown = head.replace("[a]", "[a, b]") + "  identifiers:\n    mesh: [D1]\n" + tail
    assert changed is not None
    assert changed == grown.replace("\n", ending)
    assert with_entry(changed, "own.yaml", GROWN) == changed


@pytest.mark.parametrize(
    "text",
    [
        "terms:\n  - id: first\n    synonyms: [a] # from the leaflet\n",
        "terms:\n  - id: first\n    synonyms:\n      # from the leaflet\n      - a\n",
        "terms:\n  - {id: first, synonyms: [a]}\n",
    ],
)
def test_an_entry_that_would_lose_a_comment_is_left(text: str) -> None:
    assert with_entry(text, "own.yaml", GROWN) is None
