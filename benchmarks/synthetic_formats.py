"""Invented bibliographic files: the same number gives the same record."""

from __future__ import annotations

import random

from benchmarks.synthetic import ABSTRACT, CONDITIONS, FAMILIES, FORMS, GIVEN, JOURNALS, SUBJECTS

AUTHORS = 4
KEYWORDS = 3


def ris_file(records: int) -> str:
    """Return a RIS file of many records, as a database exports them."""
    return "".join(map(ris_record, range(records)))


def ris_record(number: int) -> str:
    """Return one invented record in RIS, with its blank line behind it."""
    source = random.Random(number)
    first = source.randint(1, 900)
    lines = [
        "TY  - JOUR",
        f"T1  - {_title(source)}, report {number}",
        *(f"AU  - {name}" for name in _names(source, AUTHORS)),
        f"JF  - {source.choice(JOURNALS)}",
        f"PY  - {source.randint(1990, 2024)}/{source.randint(1, 12):02d}//",
        f"VL  - {1 + number % 60}",
        f"IS  - {1 + number % 12}",
        f"SP  - {first}",
        f"EP  - {first + 4}",
        f"DO  - 10.5555/invented.{number}",
        "SN  - 1234-5679",
        f"AB  - {ABSTRACT}",
        *(f"KW  - {word}" for word in source.sample(SUBJECTS, KEYWORDS)),
        f"UR  - https://doi.org/10.5555/invented.{number}",
        "ER  - ",
        "",
    ]
    return "\n".join(lines) + "\n"


def medline_file(records: int) -> str:
    """Return a MEDLINE file of many records, as PubMed exports them."""
    return "\n".join(map(medline_record, range(records)))


def medline_record(number: int) -> str:
    """Return one invented record in MEDLINE."""
    source = random.Random(number)
    first = source.randint(1, 900)
    lines = [
        f"PMID- {10_000_000 + number}",
        "OWN - NLM",
        f"VI  - {1 + number % 60}",
        f"DP  - {source.randint(1990, 2024)} Oct",
        f"TI  - {_title(source)}, report {number}.",
        f"PG  - {first}-{first + 4}",
        f"LID - 10.5555/invented.{number} [doi]",
        f"AB  - {ABSTRACT}",
    ]
    for name in _names(source, AUTHORS):
        family, given = name.split(", ")
        lines += [f"FAU - {name}", f"AU  - {family} {given[0]}", "AD  - Invented Hospital, Bern."]
    lines += ["LA  - eng", "PT  - Case Reports", f"TA  - {source.choice(JOURNALS)}"]
    return "\n".join(lines) + "\n"


def pubmed_file(records: int) -> str:
    """Return a file of PubMed XML with many articles."""
    return f"<PubmedArticleSet>\n{''.join(map(pubmed_article, range(records)))}</PubmedArticleSet>"


def pubmed_article(number: int) -> str:
    """Return one invented article in PubMed XML."""
    source = random.Random(number)
    names = (name.split(", ") for name in _names(source, AUTHORS))
    authors = "".join(
        f"<Author><LastName>{family}</LastName><ForeName>{given}</ForeName></Author>"
        for family, given in names
    )
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{10_000_000 + number}</PMID><Article><Journal>"
        f"<JournalIssue><PubDate><Year>{source.randint(1990, 2024)}</Year></PubDate></JournalIssue>"
        f"<Title>{source.choice(JOURNALS)}</Title></Journal>"
        f"<ArticleTitle>{_title(source)}, report {number}.</ArticleTitle>"
        f"<Abstract><AbstractText>{ABSTRACT}</AbstractText></Abstract>"
        f"<AuthorList>{authors}</AuthorList><PublicationTypeList>"
        "<PublicationType>Case Reports</PublicationType></PublicationTypeList>"
        "</Article></MedlineCitation></PubmedArticle>\n"
    )


def bibtex_file(records: int) -> str:
    """Return a BibTeX file of many entries, with the LaTeX that such files hold."""
    return "\n".join(map(bibtex_entry, range(records)))


def bibtex_entry(number: int) -> str:
    """Return one invented entry in BibTeX."""
    source = random.Random(number)
    first = source.randint(1, 900)
    keywords = ", ".join(source.sample(SUBJECTS, KEYWORDS))
    tail = f"{{Report}} {number} on $\\alpha$ in 50\\% of \\emph{{all}}"
    lines = [
        f"@article{{entry{number},",
        f"  author = {{{' and '.join(_names(source, AUTHORS))} and M{{\\\"u}}ller, Zo\\'{{e}}}},",
        f"  title = {{{_title(source)}, {tail}}},",
        f"  journal = {{{source.choice(JOURNALS)}}},",
        f"  year = {{{source.randint(1990, 2024)}}},",
        "  month = feb,",
        f"  volume = {{{1 + number % 60}}},",
        f"  number = {{{1 + number % 12}}},",
        f"  pages = {{{first}--{first + 4}}},",
        f"  doi = {{10.5555/invented.{number}}},",
        "  issn = {1234-5679},",
        f"  keywords = {{{keywords}}},",
        f"  abstract = {{{ABSTRACT}}}",
        "}",
    ]
    return "\n".join(lines) + "\n"


def _title(source: random.Random) -> str:
    form = source.choice(FORMS)
    return form.format(condition=source.choice(CONDITIONS), subject=source.choice(SUBJECTS))


def _names(source: random.Random, many: int) -> list[str]:
    return [f"{family}, {source.choice(GIVEN)}" for family in source.sample(FAMILIES, many)]
