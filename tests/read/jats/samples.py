"""Small articles in JATS, made up for the tests."""

from __future__ import annotations

from casegraph.model.record import Record
from casegraph.read.base import Reading
from casegraph.read.jats.reader import JatsReader

NAMESPACES = (
    'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:ali="http://www.niso.org/schemas/ali/1.0/"'
)
JOURNAL = (
    '<journal-meta><journal-id journal-id-type="nlm-ta">J Made Up</journal-id>'
    '<journal-id journal-id-type="iso-abbrev">J. Made Up</journal-id>'
    "<journal-title-group><journal-title>Journal of Made Up Cases</journal-title>"
    '</journal-title-group><issn pub-type="epub">1550-6606</issn>'
    '<issn pub-type="ppub">0022-1767</issn></journal-meta>'
)
TITLE = "<title-group><article-title>A fever of unknown kind</article-title></title-group>"
DOE = (
    '<contrib-group><contrib contrib-type="author"><name><surname>Doe</surname>'
    "<given-names>Jane B</given-names></name></contrib></contrib-group>"
)


def article(
    meta: str = "",
    *,
    body: str = "",
    back: str = "",
    title: str = TITLE,
    authors: str = DOE,
    kind: str = "case-report",
) -> str:
    """Return an article of one line with the given parts."""
    return (
        f'<article {NAMESPACES} article-type="{kind}"><front>{JOURNAL}<article-meta>{title}'
        f"{authors}{meta}</article-meta></front><body>{body}</body><back>{back}</back></article>"
    )


def reading(document: str) -> Reading:
    """Return the reading of a document that holds one article."""
    return JatsReader().read(document.encode(), "made.xml")


def record(document: str) -> Record:
    """Return the record of a document that can be read."""
    found = reading(document).record
    assert found is not None
    return found


def refs(*citations: str) -> str:
    """Return a reference list of citations, numbered from 1."""
    listed = "".join(
        f"<ref id='r{n}'><label>{n}</label>{each}</ref>" for n, each in enumerate(citations, 1)
    )
    return f"<ref-list><title>References</title>{listed}</ref-list>"
