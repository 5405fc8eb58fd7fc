"""A CSV file of invitations, taken apart line by line (PEER-1).

Written for what Excel makes of it: a mark at the beginning, another separator, a line
`sep=;`, empty columns and lines at the end, quoted cells with line breaks.
"""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chassis.refusal import Unacceptable

COLUMNS = ("first_name", "last_name", "email", "states")
MOST_LINES = 10_000
_SEPARATORS = ",;\t"
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_EMPTY_CELL = " \t\r\n\u00a0\ufeff"


class UnusableFile(Unacceptable):
    """The file as a whole cannot be read; the sentence says how to mend it."""

    def __init__(self, sentence: str) -> None:
        super().__init__("unusable_file", sentence)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file by its number; the cells are as typed.

    `extra` is how many cells there are beyond the columns.
    """

    number: int
    first_name: str
    last_name: str
    email: str
    states: str
    extra: int = 0


def read_rows(content: bytes) -> tuple[Row, ...]:
    """Read the rows of a file; UnusableFile where it is none of ours."""
    text = _without_separator_line(_decoded(content))
    lines = _lines(text)
    number, header = next(lines, (1, []))
    places = _places(header)
    rows: list[Row] = []
    for number, cells in lines:
        if not any(cells):
            continue
        if len(rows) == MOST_LINES:
            raise UnusableFile(
                f"The file has more than {MOST_LINES:,} lines. Divide it into several."
            )
        rows.append(_row(number, cells, places, width=len(header)))
    if not rows:
        raise UnusableFile(
            "The file names nobody. Below the line with the column names each line "
            "invites one producer."
        )
    return tuple(rows)


def _decoded(content: bytes) -> str:
    if content.startswith((_ZIP, _OLD_EXCEL)):
        raise UnusableFile(
            "This is an Excel workbook. In Excel choose Save As and the type "
            "“CSV UTF-8 (Comma delimited)”, then choose that file."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    # No name has a NUL: it is another encoding, or no text at all.
    if content.startswith(_UTF_16) or "\0" in text:
        raise UnusableFile(
            "The letters of this file cannot be read: it is not saved as UTF-8. In "
            "Excel choose Save As and the type “CSV UTF-8 (Comma delimited)”, then "
            "choose that file."
        )
    return text


def _without_separator_line(text: str) -> str:
    """Empty the line by which Excel is told the separator; the numbers stay."""
    first = re.split(r"[\r\n]", text, maxsplit=1)[0]
    is_for_excel = first.strip().lower().startswith("sep=")
    return text[len(first) :] if is_for_excel else text


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Give each record that is not blank with the number of its first line."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 1
    try:
        for cells in reader:
            if any(cell.strip(_EMPTY_CELL) for cell in cells):
                yield number, [cell.strip(_EMPTY_CELL) for cell in cells]
            number = reader.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            raise UnusableFile(
                f"From line {number} on a cell is longer than "
                f"{csv.field_size_limit():,} characters. Look there for a quotation "
                "mark that is not closed."
            ) from None
        raise UnusableFile(
            f"From line {number} on the file cannot be taken apart: a quotation mark "
            'is not closed, or stands within a cell that is not quoted. Write "" for a '
            "quotation mark within a quoted cell."
        ) from None


def _places(header: Sequence[str]) -> dict[str, int]:
    names = [cell.lower().replace(" ", "_") for cell in header]
    missing = [column for column in COLUMNS if column not in names]
    if missing:
        raise UnusableFile(
            f"The first line must name the columns {', '.join(COLUMNS)}. "
            f"Missing: {', '.join(missing)}."
        )
    twice = [column for column in COLUMNS if names.count(column) > 1]
    if twice:
        raise UnusableFile(f"The first line names {', '.join(twice)} more than once.")
    return {column: names.index(column) for column in COLUMNS}


def _row(
    number: int, cells: Sequence[str], places: dict[str, int], *, width: int
) -> Row:
    found = {
        column: cells[place] if place < len(cells) else ""
        for column, place in places.items()
    }
    # Cells that Excel adds at the end are empty and mean nothing.
    extra = sum(1 for cell in cells[width:] if cell)
    return Row(number, **found, extra=extra)
