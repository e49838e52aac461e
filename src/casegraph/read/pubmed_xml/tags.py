"""The elements of PubMed XML: which fill the record, and which are known and set aside.

Names are those of NLM's DTDs for PubMed, and of older ones that files still hold.
"""

from __future__ import annotations

HOLDERS = frozenset(
    (
        "Abstract", "AffiliationInfo", "Article", "ArticleDate", "ArticleIdList", "Author",
        "AuthorList", "BeginningDate", "Book", "BookDocument", "CommentsCorrections",
        "CommentsCorrectionsList", "ContributionDate", "Grant", "GrantList", "Journal",
        "JournalIssue", "KeywordList", "MedlineCitation", "MedlineJournalInfo", "Pagination",
        "PubDate", "PublicationTypeList", "PubmedArticle", "PubmedBookArticle", "PubmedBookData",
        "PubmedData", "Reference", "ReferenceList",
    )
)  # fmt: skip
"""Elements that say what they say by the elements in them."""

USED = frozenset(
    (
        "AbstractText", "Affiliation", "Agency", "ArticleId", "ArticleTitle", "BookTitle",
        "Citation", "CoiStatement", "CollectiveName", "CopyrightInformation", "Day", "ELocationID",
        "EndPage", "FirstName", "ForeName", "GrantID", "ISOAbbreviation", "ISSN", "Identifier",
        "Initials", "Isbn", "Issue", "Keyword", "Language", "LastName", "MedlineDate",
        "MedlinePgn", "MedlineTA", "Month", "PMID", "PublicationType", "RefSource", "StartPage",
        "Suffix", "Title", "VernacularTitle", "Volume", "Year",
    )
)  # fmt: skip

ASIDE = {
    "Acronym": "short name of a grant's programme",
    "ChemicalList": "substances: the indexer's words",
    "CitationString": "the book as NLM cites it",
    "CitationSubset": "subset of PubMed",
    "Coden": "CODEN of the journal, in older files",
    "CollectionTitle": "series of the book",
    "Country": "country of a grant or of the journal's publisher",
    "DataBankList": "numbers in data banks",
    "DateCompleted": "day of the completion of the record",
    "DateCreated": "day of the creation of the record",
    "DateRevised": "day of the revision of the record",
    "Edition": "edition of the book",
    "EndingDate": "last day of a book that appeared in parts",
    "GeneSymbolList": "gene symbols",
    "GeneralNote": "general note",
    "History": "history of the record",
    "Hour": "hour of a date",
    "ISSNLinking": "linking ISSN, which every form of the journal shares",
    "InvestigatorList": "investigators (members of a collective author)",
    "ItemList": "lists of items in a book",
    "LocationLabel": "place of a chapter in its book",
    "Medium": "medium of the book",
    "MeshHeadingList": "MeSH headings: the indexer's words, not the paper's keywords",
    "MiddleName": "middle name in older files, part of the forename",
    "Minute": "minute of a date",
    "NLMUniqueID": "number of the journal at NLM, in older files",
    "NlmUniqueID": "number of the journal at NLM",
    "Note": "note to a link to another publication",
    "NumberOfReferences": "number of references",
    "ObjectList": "numbers of objects that belong to the article",
    "OtherAbstract": "abstract of another body or in another language",
    "OtherID": "numbers given by other bodies",
    "PersonalNameSubjectList": "people the work is about",
    "PublicationStatus": "state of publication",
    "Publisher": "publisher of the book",
    "ReportNumber": "number of the report",
    "Season": "season of a date, which is no month",
    "Sections": "table of contents of the book",
    "SpaceFlightMission": "space flight mission",
    "SupplMeshList": "supplementary MeSH: the indexer's words",
    "VolumeTitle": "title of the volume",
}
"""What the record has no field for."""

KNOWN = HOLDERS | USED | frozenset(ASIDE)
