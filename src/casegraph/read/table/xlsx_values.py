"""The value of a spreadsheet's cell as the text that a person typed, or the reason it is none."""

from __future__ import annotations

import datetime as dt
import re

from casegraph.read.table.grid import Cell, Fault

_QUOTED = re.compile(r"\"[^\"]*\"|\\.|\[[^\]]*\]|_.|\*.")
_ZEROS = re.compile(r"0{2,}")
_RETYPE = "format the column as text, then type the value again"


def cell_of(value: object, number_format: str) -> Cell:
    """Return a cell's text: numbers as short as they are exact, dates as far as they are shown.

    A spreadsheet keeps `2018-10` as the first of October and shows `Oct-18`: the text is then
    `2018-10`, never a day that nobody typed.
    """
    if value is None:
        return Cell()
    if isinstance(value, bool):
        return Cell(str(value).lower())
    if isinstance(value, int | float):
        return Cell(_number(value, number_format))
    if isinstance(value, dt.datetime | dt.date):
        return _date(value, number_format)
    if isinstance(value, dt.time | dt.timedelta):
        return _faulty("date-in-cell", f"the spreadsheet keeps a time here ({value})", _RETYPE)
    text = str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()
    return Cell(text)


def error_cell(value: str) -> Cell:
    """Return the cell of a formula that failed."""
    return _faulty("formula-error", f"the formula gives {value}", "type the value")


def uncomputed_cell() -> Cell:
    """Return the cell of a formula whose value the file does not hold."""
    detail = "the formula has no value in this file"
    return _faulty("formula-without-value", detail, "open and save it in a spreadsheet, or type it")


def _number(value: float, number_format: str) -> str:
    """Return a number as typed: `24.0` is 24, zeros that the format puts before it stay.

    A percentage, which is kept as a fraction, is what is shown: 0.25 is `25%`.
    """
    shown = number_format.partition(";")[0]
    if "%" in _QUOTED.sub("", shown):
        return f"{value * 100:.12g}%"
    if isinstance(value, float) and not value.is_integer():
        return f"{value:.15g}"
    text = str(int(value))
    return text.zfill(len(shown)) if _ZEROS.fullmatch(shown) and value >= 0 else text


def _date(value: dt.date, number_format: str) -> Cell:
    shown = _QUOTED.sub("", number_format.partition(";")[0]).lower()
    shown = re.sub(r"h+[^a-z]*m+|m+[^a-z]*s+", "h", shown)
    if "y" not in shown:
        text = f"the spreadsheet keeps a date here, shown without its year ({number_format})"
        return _faulty("date-in-cell", text, _RETYPE)
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return _faulty("date-in-cell", f"the date has a time of day ({value})", _RETYPE)
    if "d" in shown and "m" in shown:
        return Cell(f"{value:%Y-%m-%d}", is_date=True)
    return Cell(f"{value:%Y-%m}" if "m" in shown else f"{value:%Y}", is_date=True)


def _faulty(code: str, detail: str, hint: str) -> Cell:
    return Cell(fault=Fault(code, detail, hint))
