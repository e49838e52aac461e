from __future__ import annotations

from tests.read.jats.samples import article, reading, record

from casegraph.model.record import Author

NOTES = '<author-notes><corresp id="c1">To Ada</corresp></author-notes>'


def contrib(content: str, attributes: str = 'contrib-type="author"') -> str:
    return f"<contrib {attributes}>{content}</contrib>"


def name(family: str, given: str, more: str = "") -> str:
    return f"<name><surname>{family}</surname><given-names>{given}</given-names>{more}</name>"


def group(*contribs: str) -> str:
    return f"<contrib-group>{''.join(contribs)}</contrib-group>"


def test_authors_with_everything_that_an_author_can_have() -> None:
    people = group(
        contrib(
            '<contrib-id contrib-id-type="orcid">https://orcid.org/0000-0002-1825-0097</contrib-id>'
            + name("de la Cruz", "Ada", "<suffix>Jr</suffix>")
            + '<xref ref-type="aff" rid="a2"/><xref ref-type="aff" rid="a1"/>'
            + '<xref ref-type="corresp" rid="c1">*</xref>'
        ),
        contrib(
            "<collab>Fever Study Group<contrib-group>"
            + contrib(name("Inner", "I"))
            + "</contrib-group></collab>"
        ),
        contrib(name("Board", "Ed"), 'contrib-type="editor"'),
        contrib(name("Berg", "Bo") + "<role>Reviewed by</role>", 'contrib-type="reviewer"'),
    )
    places = '<aff id="a1"><label>1</label>Clinic A, Paris, France</aff><aff id="a2">Clinic B</aff>'
    assert record(article(places + NOTES, authors=people)).authors == (
        Author(
            family="de la Cruz",
            given="Ada",
            suffix="Jr",
            orcid="0000-0002-1825-0097",
            affiliations=(2, 1),
            corresponding=True,
        ),
        Author(literal="Fever Study Group"),
    )


def test_an_orcid_with_a_wrong_check_digit_is_told_and_left_out() -> None:
    people = group(
        contrib(
            name("Doe", "J") + '<contrib-id contrib-id-type="orcid">0000-0002-1825-0098'
            "</contrib-id>"
        )
    )
    found = reading(article(authors=people))
    assert found.record is not None
    assert found.record.authors[0].orcid is None
    assert [issue.where.path for issue in found.issues] == ["authors[0].orcid"]


def test_names_that_are_not_taken_apart() -> None:
    people = group(
        contrib("<string-name>Doe, Jane</string-name>"),
        contrib("<string-name>Jan van der Berg</string-name>"),
        contrib("<anonymous/>"),
        contrib("<name><given-names>Suharto</given-names></name>"),
        contrib(
            "<name-alternatives>"
            + name("山田", "太郎")
            + name("Yamada", "Taro")
            + "</name-alternatives>"
        ),
        contrib("<email>nobody@example.org</email>"),
    )
    found = reading(article(authors=people))
    assert found.record is not None
    assert found.record.authors == (
        Author(family="Doe", given="Jane"),
        Author(family="van der Berg", given="Jan"),
        Author(literal="Anonymous"),
        Author(literal="Suharto"),
        Author(family="Yamada", given="Taro"),
    )
    assert [issue.code for issue in found.issues] == ["author-without-name"]


def test_the_author_whom_the_correspondence_names() -> None:
    people = group(contrib(name("Doe", "Jane")), contrib(name("Roe", "Rex")))
    notes = "<author-notes><corresp>Write to Rex Roe: r@example.org</corresp></author-notes>"
    marked = [author.corresponding for author in record(article(notes, authors=people)).authors]
    assert marked == [None, True]


def test_affiliations_marked_up_in_parts() -> None:
    place = (
        '<aff id="a1"><label>a</label><institution content-type="dept">Dept of Fevers</institution>'
        "<institution-wrap><institution>Rare Hospital</institution>"
        '<institution-id institution-id-type="ror">https://ror.org/0231d2y50</institution-id>'
        '</institution-wrap><addr-line><named-content content-type="city">Springfield'
        "</named-content><named-content content-type='state'>IL</named-content></addr-line>"
        '<country country="US">United States</country></aff>'
    )
    (found,) = record(article(place)).affiliations
    assert found.printed == "Dept of Fevers, Rare Hospital, Springfield, IL, United States"
    assert found.name == "Dept of Fevers, Rare Hospital"
    assert (found.city, found.region, found.country) == ("Springfield", "IL", "US")
    assert (found.country_printed, found.ror) == ("United States", "0231d2y50")


def test_affiliations_as_text_behind_their_mark() -> None:
    places = (
        '<aff id="a1"><sup>1</sup>Ward 2, Rare Hospital, Lyon, France</aff>'
        '<aff id="a2"><sup>2</sup> <institution>Other Hospital</institution>,'
        " <addr-line>Kyoto</addr-line>, <country>Japan</country></aff>"
    )
    first, second = record(article(places)).affiliations
    assert first.printed == "Ward 2, Rare Hospital, Lyon, France"
    assert (first.city, first.country) == ("Lyon", "FR")
    assert second.printed == "Other Hospital, Kyoto, Japan"
    assert (second.name, second.city, second.country) == ("Other Hospital", "Kyoto", "JP")


def test_a_ward_that_stands_before_the_institution_belongs_to_its_name() -> None:
    place = "<aff>Ward 2, <institution>Rare Hospital</institution>, Lyon, France</aff>"
    (found,) = record(article(place)).affiliations
    assert (found.name, found.city) == ("Ward 2, Rare Hospital", "Lyon")


def test_several_affiliations_in_one_element_are_linked_by_their_marks() -> None:
    people = group(
        contrib(name("Doe", "Jane") + '<xref ref-type="aff" rid="a1"><sup>1,2</sup></xref>'),
        contrib(name("Roe", "Rex") + '<xref ref-type="aff" rid="a1"><sup>2</sup></xref>'),
    )
    place = (
        '<aff id="a1"><sup>1</sup>Clinic A, Paris, France; <sup>2</sup>Clinic B, Rome, Italy</aff>'
    )
    found = record(article(place, authors=people))
    assert [a.printed for a in found.affiliations] == [
        "Clinic A, Paris, France",
        "Clinic B, Rome, Italy",
    ]
    assert [author.affiliations for author in found.authors] == [(1, 2), (2,)]


def test_affiliations_inside_authors_and_groups() -> None:
    inside = group(
        contrib(name("Doe", "Jane") + "<aff>Clinic A</aff>"),
        contrib(name("Roe", "Rex") + "<aff>Clinic A</aff>"),
    )
    found = record(article(authors=inside))
    assert [a.printed for a in found.affiliations] == ["Clinic A"]
    assert [author.affiliations for author in found.authors] == [(1,), (1,)]
    below = "<contrib-group>" + contrib(name("Doe", "Jane")) + "<aff>Clinic B</aff></contrib-group>"
    assert record(article(authors=below)).authors[0].affiliations == (1,)
    beside = group(
        contrib(name("Doe", "Jane") + '<xref ref-type="aff" rid="a1"/>'),
        contrib(name("Roe", "Rex")),
        '<aff id="a1">Clinic D</aff>',
    )
    linked = [author.affiliations for author in record(article(authors=beside)).authors]
    assert linked == [(1,), None]
    apart = record(article("<aff>Clinic C</aff>"))
    assert apart.authors[0].affiliations is None


def test_one_of_several_forms_of_an_affiliation_is_taken() -> None:
    forms = '<aff xml:lang="ja">東京病院</aff><aff xml:lang="en">Tokyo Hospital</aff>'
    people = group(
        contrib(name("Doe", "Jane") + '<xref ref-type="aff" rid="a1"/>'),
        contrib(name("Roe", "Rex") + f"<aff-alternatives>{forms}</aff-alternatives>"),
    )
    place = f'<aff-alternatives id="a1">{forms}</aff-alternatives>'
    found = record(article(place, authors=people))
    assert [a.printed for a in found.affiliations] == ["Tokyo Hospital"]
    assert [author.affiliations for author in found.authors] == [(1,), (1,)]


def test_on_whose_behalf_the_authors_write_is_told() -> None:
    people = group(contrib(name("Doe", "Jane")), "<on-behalf-of>the Fever Group</on-behalf-of>")
    (issue,) = reading(article(authors=people)).issues
    assert (issue.code, issue.where.path) == ("not-read", "authors")
    assert "the Fever Group" in issue.detail


def test_a_link_to_nowhere_is_told() -> None:
    people = group(contrib(name("Doe", "Jane") + '<xref ref-type="aff" rid="a9"/>'))
    (issue,) = reading(article('<aff id="a1">Clinic A</aff>', authors=people)).issues
    assert issue.code == "unknown-affiliation"
    assert "a9" in issue.detail
