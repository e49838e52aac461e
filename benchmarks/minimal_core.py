"""The least that answers from an archive: a Typer command that runs one SQLAlchemy Core query."""

from __future__ import annotations

from pathlib import Path

import typer
from sqlalchemy import URL, column, create_engine, select, table

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)
REFERENCE = table("reference", column("work_id"), column("number"), column("raw"))


@app.command()
def references(archive: Path) -> None:
    """Print the references of an archive."""
    query = select(REFERENCE.c.number, REFERENCE.c.raw).order_by(
        REFERENCE.c.work_id, REFERENCE.c.number
    )
    with create_engine(URL.create("sqlite", database=str(archive))).connect() as connection:
        for number, raw in connection.execute(query):
            typer.echo(f"{number}\t{raw}")


if __name__ == "__main__":
    app()
