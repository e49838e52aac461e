from __future__ import annotations

import pytest

from casegraph.read.xml import parse_xml
from casegraph.read.xml_parts import iter_xml


def read_text(document: bytes) -> str:
    root, issues = parse_xml(document, "a.xml")
    assert issues == ()
    assert root is not None
    return "".join(root.itertext())


@pytest.mark.parametrize(
    ("document", "text"),
    [
        (b"<a>&alpha;-blocker &lt;50</a>", "α-blocker <50"),
        (b"<a>&nosuch; &amp;amp;</a>", "&nosuch; &amp;"),
        (b"<a><![CDATA[&alpha; & <b>]]></a>", "&alpha; & <b>"),
        (b'<!DOCTYPE a SYSTEM "x.dtd" [\n<!ENTITY hi "x">\n]>\n<a>&ho;</a>', "&ho;"),
        ('<?xml version="1.0" encoding="UTF-16"?><a>é</a>'.encode("utf-16"), "é"),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><a>\xe9</a>', "é"),
        (b"<!-- <!DOCTYPE b> --><a><![CDATA[<!DOCTYPE c>]]></a>", "<!DOCTYPE c>"),
        (b"<a>one<!-- no &beta; --> two<?pi x?></a>", "one two"),
    ],
)
def test_entities_are_characters_or_stay_text(document: bytes, text: str) -> None:
    assert read_text(document) == text


def test_an_entity_bomb_is_refused() -> None:
    levels = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE a [<!ENTITY l0 "lol">{levels}]><a>&l9;</a>'
    assert_refused(bomb.encode(), line=1)


@pytest.mark.parametrize(
    ("document", "line"),
    [
        (b'<!DOCTYPE a [\n<!ENTITY hi "x">\n]>\n<a>\n&hi;</a>', 5),
        (b'<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>', 1),
        ('<!DOCTYPE a [<!ENTITY f "x">]><a>&f;</a>'.encode("utf-16"), 1),
    ],
)
def test_an_entity_of_the_file_itself_is_refused_by_name(document: bytes, line: int) -> None:
    assert_refused(document, line)
    [part] = iter_xml(document, "a.xml", "a")
    assert part.element is None
    assert part.issue is not None
    assert (part.issue.code, part.issue.where.line) == ("declared-entity", line)


def assert_refused(document: bytes, line: int) -> None:
    root, issues = parse_xml(document, "a.xml")
    assert root is None
    assert [(issue.code, issue.where.line) for issue in issues] == [("declared-entity", line)]


@pytest.mark.parametrize(
    ("document", "line"),
    [
        (b"<a>\n<b>\n</a>", 3),
        (b'<!DOCTYPE a [\n<!ENTITY x "y">\n]>\n<a><b></a>', 4),
        (b"<a>" * 300 + b"</a>" * 300, 1),
        (b"", 1),
    ],
)
def test_what_is_not_well_formed_is_an_error_with_its_line(document: bytes, line: int) -> None:
    root, issues = parse_xml(document, "a.xml")
    assert root is None
    assert [(i.code, i.where.source, i.where.line) for i in issues] == [
        ("broken-xml", "a.xml", line)
    ]
