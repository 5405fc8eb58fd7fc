"""The names of sections and documents as people read them in mails."""

from collections.abc import Iterable, Mapping

SECTIONS: Mapping[str, str] = {
    "general": "General",
    "licenses": "Licenses",
    "appointments": "Appointments",
    "background-questionnaire": "Background Questionnaire",
    "e-and-o": "E&O",
    "banking-information": "Banking Information",
    "code-of-conduct": "Code of Conduct",
    "esignature": "eSignature",
}


def section_names(slugs: Iterable[str]) -> tuple[str, ...]:
    """Name sections in the order of the tabs."""
    wanted = set(slugs)
    return tuple(name for slug, name in SECTIONS.items() if slug in wanted)


def document_names(names: Iterable[str]) -> tuple[str, ...]:
    """Give the names of the documents that are wanted, each on one line."""
    return tuple(filter(None, map(one_line, names)))


def one_line(text: str) -> str:
    """Give text that cannot end a line: names go into headers and greetings."""
    printable = (sign if sign.isprintable() else " " for sign in text)
    return " ".join("".join(printable).split())


def paragraphs(text: str) -> tuple[str, ...]:
    """Give a text's lines that are not blank, each free of control characters."""
    return tuple(line for line in map(one_line, text.splitlines()) if line)
