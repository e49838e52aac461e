"""Validation and JSON Schema of the record, both derived from its dataclasses.

The schema accepts what a plain YAML 1.2 or JSON loader makes of every file that the reader
accepts: numbers where text is wanted (`volume: 24`), digits in quotes where a number is, and
nothing where a field is left empty.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue

from casegraph.errors import ArchiveError
from casegraph.model.record import Record

if TYPE_CHECKING:
    from pydantic_core import core_schema

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DIGITS = r"^\s*[+-]?[0-9][0-9_]*(\.0*)?\s*$"


@cache
def record_adapter() -> TypeAdapter[Record]:
    """Return pydantic's validator of records."""
    return TypeAdapter(Record)


def record_from_json(text: str) -> Record:
    """Return a record that the archive wrote as JSON; raises ArchiveError where it is corrupt."""
    try:
        return record_adapter().validate_json(text)
    except ValidationError as error:
        message = f"the archive holds a record that cannot be read ({error.error_count()} problems)"
        raise ArchiveError(message, hint="restore a backup, or add the report again") from error


def json_schema() -> JsonSchemaValue:
    """Return the JSON Schema (draft 2020-12) of a record file."""
    schema = record_adapter().json_schema(schema_generator=_FileSchema)
    return {"$schema": DIALECT, **schema, "title": "casegraph record"}


class _FileSchema(GenerateJsonSchema):
    """JSON Schema of what a file may hold, wider than the model where the reader is."""

    def generate(
        self, schema: core_schema.CoreSchema, mode: JsonSchemaMode = "validation"
    ) -> JsonSchemaValue:
        """Return the schema with the definitions at its end."""
        generated = super().generate(schema, mode)
        definitions = generated.pop("$defs", {})
        return {**generated, "$defs": definitions}

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Accept a number where text is wanted: unquoted digits are text to the reader."""
        return {**super().str_schema(schema), "type": ["string", "number"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """Accept digits in quotes where a number is wanted."""
        return {"anyOf": [super().int_schema(schema), {"type": "string", "pattern": _DIGITS}]}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """Accept a number for a literal of digits, as in `casegraph: 1`."""
        expected = [str(value) for value in schema["expected"]]
        numbers = [int(value) for value in expected if value.isdecimal()]
        return {"enum": [*expected, *numbers]}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Accept the numbers of an enumeration in quotes."""
        generated = super().enum_schema(schema)
        if generated.pop("type", None) == "integer":
            generated["enum"] = [*generated["enum"], *map(str, generated["enum"])]
        return generated

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Accept an empty value where a field may be left out."""
        generated = super().default_schema(schema)
        default = generated.pop("default", None)
        alternatives = generated.get("anyOf", [])
        if {"type": "null"} not in alternatives:
            generated = {"anyOf": [generated, {"type": "null"}]}
        return generated if default in (None, []) else {**generated, "default": default}
