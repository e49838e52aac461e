"""The commands, in the order of the help."""

from __future__ import annotations

from casegraph.cli.lazy import CommandEntry, LazyGroup

_SETUP = "casegraph.cli.setup"
_RECORDS = "casegraph.cli.records"
_QUESTIONS = "casegraph.cli.questions"
_HISTORY = "casegraph.cli.history"
_GRAPH = "casegraph.cli.graph"
_SHARE = "casegraph.cli.share"
_VOCAB = "casegraph.cli.vocab"


class Commands(LazyGroup):
    """The top level."""

    entries = (
        CommandEntry(
            "demo",
            "Archive the bundled report and answer the first question with it.",
            _SETUP,
            "demo",
        ),
        CommandEntry(
            "init",
            "Create the archive with its schema and the bundled vocabularies.",
            _SETUP,
            "init",
        ),
        CommandEntry(
            "status", "Tell which archive is used, why, and what it holds.", _SETUP, "status"
        ),
        CommandEntry(
            "migrate", "Bring an archive made by an earlier version up to date.", _SETUP, "migrate"
        ),
        CommandEntry(
            "new",
            "Start a record: from a template, from a pasted page, or by questions in the terminal.",
            "casegraph.cli.new",
            "new",
        ),
        CommandEntry(
            "add",
            "Add reports from records, tables or pasted pages, each in one transaction.",
            _RECORDS,
            "add",
        ),
        CommandEntry(
            "import",
            "Import thousands of reports from files, folders and archives of any format.",
            "casegraph.cli.importing",
            "import_",
        ),
        CommandEntry(
            "validate", "Check files as add would, without an archive.", _RECORDS, "validate"
        ),
        CommandEntry(
            "parse",
            "Read the references of a pasted list into their fields; no archive is needed.",
            "casegraph.cli.parse",
            "parse",
        ),
        CommandEntry("list", "List the archived reports.", _RECORDS, "list_"),
        CommandEntry(
            "show",
            "Print the whole record of a report, in the form that add accepts.",
            _RECORDS,
            "show",
        ),
        CommandEntry(
            "edit",
            "Edit a record in your editor, see what changes, and store it.",
            "casegraph.cli.edit",
            "edit",
        ),
        CommandEntry(
            "history",
            "List the changes of a report, the newest first, field by field.",
            _HISTORY,
            "history",
        ),
        CommandEntry(
            "undo",
            "Take back the last change of a report, or go back to any revision.",
            _HISTORY,
            "undo",
        ),
        CommandEntry(
            "remove",
            "Take a report out of the archive; undo brings it back.",
            _HISTORY,
            "remove",
        ),
        CommandEntry("purge", "Delete a removed report for good.", _HISTORY, "purge"),
        CommandEntry("schema", "Print the JSON Schema of the record.", _RECORDS, "schema"),
        CommandEntry(
            "references",
            "List references, and which treatments each covers, in which words.",
            _QUESTIONS,
            "references",
        ),
        CommandEntry(
            "coverage",
            "Print the matrix of references by treatments, with its gaps.",
            _QUESTIONS,
            "coverage",
        ),
        CommandEntry(
            "check",
            "Find what looks wrong in reports: reference lists, cases, quotes, patients' privacy.",
            "casegraph.cli.checking",
            "check",
        ),
        CommandEntry(
            "completeness",
            "Tell how complete the paper is (CARE), and how complete its record (MACCR).",
            "casegraph.cli.completeness",
            "completeness",
        ),
        CommandEntry(
            "search", "Search titles, names, abstracts and reference texts.", _QUESTIONS, "search"
        ),
        CommandEntry(
            "export",
            "Export the citation graph, or the reports and references for a reference manager.",
            _SHARE,
            "export",
        ),
    )


class GraphCommands(LazyGroup):
    """The questions to the citation graph."""

    entries = (
        CommandEntry(
            "cites",
            "List the works that a work cites, in the order of its printed list.",
            _GRAPH,
            "cites",
        ),
        CommandEntry(
            "cited-by", "List the works that cite a work, the oldest first.", _GRAPH, "cited_by"
        ),
    )


class VocabCommands(LazyGroup):
    """The controlled terms."""

    entries = (
        CommandEntry(
            "list", "List the terms of the archive, each below its broader term.", _VOCAB, "list_"
        ),
        CommandEntry(
            "show",
            "Print everything of a term: its names, codes, hierarchy, guards and use.",
            _VOCAB,
            "show",
        ),
        CommandEntry(
            "check",
            "Find what is wrong in the vocabularies, and names in records that no term holds.",
            _VOCAB,
            "check",
        ),
        CommandEntry(
            "add",
            "Add a term of your own, and compute anew what the archived references cover.",
            _VOCAB,
            "add",
        ),
    )
