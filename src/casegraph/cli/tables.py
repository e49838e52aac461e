"""Writing an empty table: to a file in the form that its name asks for, or as CSV to the pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from casegraph.cli.messages import say
from casegraph.cli.output import emit_text
from casegraph.cli.session import Target
from casegraph.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from casegraph.app.tables import TableForm
    from casegraph.cli.session import Session

_FORMS: dict[str, TableForm] = {".csv": "csv", ".xlsx": "xlsx"}


def write_table(session: Session, kind: str, output: Path | None, *, force: bool) -> None:
    """Write the template of a table; without a file it is CSV on standard output."""
    from casegraph.app.tables import table_template

    if output is None:
        text = table_template(kind, "csv").decode("utf-8-sig").replace("\r\n", "\n")
        emit_text(text, Target(None, None, force))
        return
    form = _FORMS.get(output.suffix.lower())
    if form is None:
        raise UsageError(f"{output} is no table", hint="name it .csv or .xlsx")
    content = table_template(kind, form)

    def write(stream: BinaryIO) -> None:
        stream.write(content)

    from casegraph.export.files import write_file

    write_file(output, write, force=force)
    say(session, f"wrote {output}")
