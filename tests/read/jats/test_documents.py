from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from tests.read.jats.samples import JOURNAL, NAMESPACES, TITLE, article, reading, refs

from casegraph.issues import Severity, has_errors
from casegraph.read.base import CollectionReader, Reading
from casegraph.read.jats.reader import JatsReader
from casegraph.read.registry import READERS, choose
from casegraph.vocab.enums import WorkType

DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD '
    'v1.1 20151215//EN" "JATS-archivearticle1.dtd">'
)
OAI = (
    '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>{}</ListRecords></OAI-PMH>'
)


def all_of(document: str | bytes) -> list[Reading]:
    data = document if isinstance(document, bytes) else document.encode()
    return list(JatsReader().read_all(data, "made.xml"))


def titles(readings: list[Reading]) -> list[str | None]:
    return [each.record.title if each.record else None for each in readings]


def titled(name: str) -> str:
    title = f"<title-group><article-title>{name}</article-title></title-group>"
    return article(title=title)


@pytest.mark.parametrize(
    "document",
    [
        article(),
        DOCTYPE + article(),
        f"<?xml version='1.0'?>\n<!-- made -->\n{DOCTYPE}\n<!-- up -->{article()}",
        f"\ufeff{article()}",
        f"<pmc-articleset>{article()}</pmc-articleset>",
        OAI.format(f"<record><metadata>{article()}</metadata></record>"),
        OAI.format(
            "<record><metadata>"
            + article().replace("<article ", '<article xmlns="http://jats.nlm.nih.gov" ')
            + "</metadata></record>"
        ),
        (
            '<j:article xmlns:j="http://dtd.nlm.nih.gov/3.0"><j:front>'
            "<j:article-meta><j:title-group><j:article-title>A fever of unknown kind"
            "</j:article-title></j:title-group></j:article-meta></j:front></j:article>"
        ),
    ],
)
def test_articles_are_known_and_read_in_every_wrapping(document: str) -> None:
    for data in (
        document.encode(),
        document.removeprefix("\ufeff").encode("utf-16"),
    ):
        assert JatsReader().sniff(data)
        assert titles(all_of(data)) == ["A fever of unknown kind"]


@pytest.mark.parametrize(
    "document",
    [
        "",
        "article",
        "<html><body><article>A fever</article></body></html>",
        "<!DOCTYPE html><article><front/></article>",
        '<article xmlns="http://docbook.org/ns/docbook"><info><title>T</title></info></article>',
        "<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>",
        OAI.format("<record><metadata><dc><title>T</title></dc></metadata></record>"),
        "title: <article-meta>\n",
        '{"article": "<article-meta>"}',
    ],
)
def test_what_is_no_article_is_not_claimed(document: str) -> None:
    assert not JatsReader().sniff(document.encode())
    (found,) = all_of(document)
    assert found.record is None
    assert has_errors(found.issues)


def test_it_is_a_reader_of_collections() -> None:
    assert isinstance(JatsReader(), CollectionReader)
    assert choose(article().encode(), "page.txt") is next(r for r in READERS if r.name == "jats")


def test_every_article_of_a_set_is_read_on_its_own() -> None:
    found = all_of(f"<pmc-articleset>\n{titled('One')}\n{titled('Two')}</pmc-articleset>")
    assert titles(found) == ["One", "Two"]
    assert [each.positions["title"][0] for each in found] == [2, 3]
    assert "Two" not in found[0].text
    assert "One" not in found[1].text


def test_a_file_of_several_articles_is_no_single_report() -> None:
    found = reading(f"<pmc-articleset>{titled('One')}{titled('Two')}</pmc-articleset>")
    assert found.record is None
    assert [issue.code for issue in found.issues] == ["several-reports"]


def test_a_broken_article_does_not_cost_the_others() -> None:
    broken = titled("Two").replace("</front>", "</frond>")
    last = titled("Three").replace("<front>", "<front>\n<!-- <article > -->")
    found = all_of(f"<pmc-articleset>\n{titled('One')}\n{broken}\n{last}</pmc-articleset>")
    assert titles(found) == ["One", None, "Three"]
    (issue,) = found[1].issues
    assert (issue.code, issue.severity, issue.where.line) == ("broken-xml", Severity.ERROR, 3)
    assert found[1].text == broken + "\n"
    assert found[2].positions["title"][0] == 5


def test_many_broken_articles_are_each_told() -> None:
    broken = titled("No").replace("</front>", "")
    found = all_of("<set>" + (broken + titled("Yes")) * 60 + "</set>")
    assert titles(found) == [None, "Yes"] * 60


@pytest.mark.parametrize("piece", [b"<article ", b"<article><?", b"<article><!--", b"<article>"])
def test_pieces_of_articles_are_not_parsed_over_and_over(
    piece: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    fed = 0

    class Counting(etree.XMLPullParser):
        def feed(self, data: str | bytes) -> None:
            nonlocal fed
            fed += len(data)
            super().feed(data)

    monkeypatch.setattr(etree, "XMLPullParser", Counting)
    document = b"<set>" + piece * 2_000
    assert not any(titles(all_of(document)))
    assert fed < 400 * len(document)


def test_a_truncated_file_is_refused_behind_what_is_whole() -> None:
    whole = f"<pmc-articleset>\n{titled('One')}\n{titled('Two')}"
    assert titles(all_of(whole[:-40])) == ["One", None]
    (found,) = all_of(article()[:-40])
    assert found.record is None
    assert [issue.code for issue in found.issues] == ["broken-xml"]
    assert "A fever of unknown kind" in found.text


def test_an_article_without_front_matter_is_refused_with_its_text() -> None:
    (found,) = all_of(f"<article {NAMESPACES}><body><p>Words.</p></body></article>")
    assert found.record is None
    assert [(issue.code, issue.where.line) for issue in found.issues] == [("no-front-matter", 1)]
    assert found.text == "Words.\n"


def test_an_answer_within_an_article_is_left_aside_and_told() -> None:
    reply = f'<response response-type="reply"><front>{JOURNAL}<article-meta>{TITLE}</article-meta>'
    reply += "</front><body><p>Nay.</p></body>" + refs("<mixed-citation>X</mixed-citation>")
    document = article().replace("</article>", f"{reply}</response></article>")
    found = reading(document)
    assert [issue.code for issue in found.issues] == ["not-read"]
    assert found.record is not None
    assert found.record.references == ()
    assert found.record.type is WorkType.CASE_REPORT


def test_the_text_holds_the_body_paragraph_by_paragraph() -> None:
    body = (
        "<sec><label>1.</label><title>Case</title><p>She\n was 54 <xref>[1]</xref>.<list>"
        "<list-item><p>cough</p></list-item></list>Then better.</p>"
        "<table-wrap><caption><p>Values</p></caption>"
        "<table><tr><td>CD4</td><td>140</td></tr></table></table-wrap></sec>"
    )
    lines = reading(article(body=body)).text.split("\n")
    assert lines[:3] == ["Journal of Made Up Cases", "A fever of unknown kind", "Jane B Doe"]
    assert lines[3:] == [
        "1.", "Case", "She was 54 [1].", "cough", "Then better.", "Values", "CD4\t140", "",
    ]  # fmt: skip


def test_formulas_in_tex_are_no_text() -> None:
    body = r"<p>It was <tex-math>\documentclass{x}</tex-math> high.</p>"
    assert "It was high." in reading(article(body=body)).text


@pytest.mark.parametrize(
    "hostile",
    [
        b"\x00" * 50,
        b"<article><front><article-meta>" + b"<sec>" * 100_000,
        b"<article><front><article-meta><title-group><article-title>\xe9t\xe9",
        b"<article>" + b"<!--" * 100_000 + b"<article-meta>",
        b"<article><![CDATA[" * 50_000,
        b"<article><front><article-meta>&#0;&#xD800;</article-meta></front></article>",
        b'<article><x:y xlink:href="a"/></article>',
        b"%PDF-1.4",
    ],
)
def test_hostile_input_is_refused_by_name(hostile: bytes) -> None:
    found = all_of(hostile)
    assert all(each.record is None and has_errors(each.issues) for each in found)
    assert len(found) >= 1


def test_entities_are_not_expanded() -> None:
    bomb = '<!DOCTYPE article [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
    bomb += '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
    (found,) = all_of(bomb + titled("T &b; &c; &alpha;"))
    assert found.record is None
    assert [issue.code for issue in found.issues] == ["declared-entity"]
    (found,) = all_of(titled("T &b; &alpha;"))
    assert titles([found]) == ["T &b; α"]


def test_a_deep_paragraph_is_read() -> None:
    body = "<p>" + "<italic>" * 200 + "deep" + "</italic>" * 200 + "</p>"
    assert "deep" in reading(article(body=body)).text


def test_the_corpus_is_read_whole(shared: Path) -> None:
    files = sorted((shared / "corpus" / "jats").glob("*.xml"))
    assert files
    for path in files:
        data = path.read_bytes()
        assert choose(data) is not None
        (found,) = all_of(data)
        record = found.record
        assert record is not None
        assert not [issue for issue in found.issues if issue.severity is not Severity.INFO]
        texts = [record.title, record.copyright, *(d.statement for d in record.disclosures)]
        texts += [a.printed for a in record.affiliations] + [r.raw for r in record.references]
        texts += (record.abstract or "").split("\n\n")
        texts += (record.acknowledgement or "").split("\n\n")
        missing = [text for text in texts if text and text not in found.text]
        assert not missing, path.name
        last = data.count(b"\n") + 1
        assert all(1 <= line <= last for line, _ in found.positions.values())


def test_no_file_of_another_format_is_claimed(shared: Path) -> None:
    others = [*(shared / "corpus" / "formats").rglob("*.*"), *(shared / "seed").glob("*.txt")]
    others += (shared / "corpus" / "pages").glob("*.txt")
    assert others
    claimed = [path for path in others if path.is_file() and JatsReader().sniff(path.read_bytes())]
    assert not claimed
