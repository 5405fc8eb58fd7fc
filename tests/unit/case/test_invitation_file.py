"""Files of invitations: what Excel writes is read, what is no CSV gets a sentence."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_service.domain.invitation_file import (
    MOST_LINES,
    UnusableFile,
    read_rows,
)
from case_service.domain.invitation_lines import check_rows, wait_after
from tests.support.covers import covers

HEADER = "first_name,last_name,email,states\n"
PAT = "Pat,Sample,pat@example.com,IL;TX\n"


def lines(text: str):
    return check_rows(read_rows(text.encode()), accept_test_domain=False)


@covers("PEER-1")
@pytest.mark.parametrize(
    "text",
    [
        HEADER + PAT,
        "\ufeff" + HEADER + PAT,
        (HEADER + PAT).replace("\n", "\r\n"),
        (HEADER + PAT).replace("\n", "\r"),
        HEADER + PAT.rstrip(),
        "sep=;\n" + HEADER.replace(",", ";") + 'Pat;Sample;pat@example.com;"IL;TX"\n',
        ("sep=;\n" + HEADER + PAT)
        .replace(",", ";")
        .replace("IL;TX", "IL|TX")
        .replace("\n", "\r"),
        ("sep=,\n" + HEADER + PAT).replace("\n", "\r\n"),
        HEADER.replace(",", "\t") + PAT.replace(",", "\t"),
        "First Name,LAST_NAME,Email,States\n" + PAT,
        "states,email,last_name,first_name\nTX IL,pat@example.com,Sample,Pat\n",
        HEADER + '"Pat","Sample","pat@example.com","il, tx"\n',
        "first_name,last_name,email,states,,\n" + PAT.replace("\n", ",,\n") + ",,,,,\n",
        HEADER + "\n" + PAT.replace("Pat", "\u00a0Pat "),
        "employee," + HEADER + "7," + PAT,
    ],
)
def test_a_line_is_read_however_excel_wrote_it(text):
    (line,) = lines(text)
    assert (line.first_name, line.last_name) == ("Pat", "Sample")
    assert line.email == "pat@example.com"
    assert line.states == ("IL", "TX")
    assert line.problems == ()


@covers("PEER-1")
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "must name the columns"),
        (b"PK\x03\x04 and so on", "an Excel workbook"),
        ((HEADER + "Jos\u00e9,Sample,j@example.com,TX").encode("cp1252"), "UTF-8"),
        ((HEADER + PAT).encode("utf-16"), "UTF-8"),
        ((HEADER + PAT + "\0").encode(), "UTF-8"),
        (b"first_name,last_name,states\nPat,Sample,TX", "Missing: email"),
        (b"email," + HEADER.encode() + b"x," + PAT.encode(), "email more than once"),
        (HEADER.encode(), "names nobody"),
        ((HEADER + PAT + '"Pat,Sample\n').encode(), "From line 3 on"),
        (
            (HEADER + PAT + "x" * 131_073).encode(),
            "line 3 on a cell is longer than 131,072",
        ),
        ((HEADER + 'Pat,"Sam"ple,p@example.com,TX').encode(), "From line 2 on"),
    ],
)
def test_a_file_that_is_no_csv_gets_a_sentence(content, sentence):
    with pytest.raises(UnusableFile, match=sentence):
        read_rows(content)


@covers("PEER-1")
def test_ten_thousand_lines_are_taken_and_one_more_is_not():
    line = "Pat,Sample,pat@example.com,TX\n"
    assert len(read_rows((HEADER + line * MOST_LINES).encode())) == MOST_LINES
    with pytest.raises(UnusableFile, match="more than 10,000 lines"):
        read_rows((HEADER + line * (MOST_LINES + 1)).encode())


@covers("PEER-1")
def test_every_faulty_line_has_its_number_as_an_editor_counts_and_all_its_reasons():
    found = lines(
        HEADER
        + 'Pat,"Sample\nJunior",pat@example.com,TX\n'
        + "\n"
        + ",,nobody,\n"
        + "Pat,Sample,p@example.com,IL,TX\n"
        + "Pat,Sample,q@example.com,FL\n"
        + "PAT,SÁMPLE,P2@example.com,TX\n"
        + "Pat,Sample,p2@example.com,TX\n"
    )
    assert {line.number: line.problems for line in found if line.problems} == {
        5: (
            "Enter the first name.",
            "Enter the last name.",
            "Enter an email address like name@company.com.",
            "Write at least one of the states IL, MT, NM, OK, TX, such as IL;TX.",
        ),
        6: (
            "The line has more cells than the first line has column names. Put cells "
            "with commas or semicolons, such as several states, in quotation marks.",
        ),
        7: ("Write at least one of the states IL, MT, NM, OK, TX, such as IL;TX.",),
        9: ("Line 8 invites the same person already.",),
    }


@covers("PEER-1")
@pytest.mark.parametrize(("tries", "minutes"), [(1, 0), (2, 1), (5, 4)])
def test_a_file_waits_longer_with_each_try_but_not_after_the_first(tries, minutes):
    assert wait_after(tries) == timedelta(minutes=minutes)


def test_a_faulty_cell_of_any_length_is_kept_short():
    (line,) = lines(f"{HEADER}{'x' * 5000},Sample,nobody,{'FL;' * 500}\n")
    assert len(line.first_name) == 80
    (line,) = lines(f"{HEADER}{'x' * 80},Sample,nobody,TX\n")
    assert line.first_name == "x" * 80
    assert line.problems


def outcome(content: bytes) -> object:
    """What comes of a file: its lines, or the sentence of the refusal."""
    try:
        return check_rows(read_rows(content), accept_test_domain=False)
    except UnusableFile as refusal:
        return str(refusal)


@covers("PEER-1")
@given(st.binary(max_size=400))
def test_no_content_is_more_than_a_refusal(content):
    assert outcome(content)


@covers("PEER-1")
@given(st.text(max_size=300))
def test_no_text_below_the_column_names_is_more_than_a_refusal(text):
    assert outcome((HEADER + text).encode(errors="surrogatepass"))
