"""Writes the agreed words anew: `python -m tests.unit.documents.write_golden_texts`.

Only after a text was changed on purpose, together with its template version.
"""

from pathlib import Path

from documents_service.clients.typesetting import Typesetter
from tests.support.document_builders import some_documents
from tests.support.document_text import golden_text

GOLDEN = Path(__file__).parent / "golden"


def main() -> None:
    """Write one text file for each document."""
    GOLDEN.mkdir(exist_ok=True)
    typesetter = Typesetter()
    for name, (template, data) in some_documents().items():
        words = golden_text(typesetter.pdf(template, data))
        (GOLDEN / f"{name}.txt").write_text(words)


if __name__ == "__main__":
    main()
