"""Do the pages spell a word one way?"""

import re
from pathlib import Path

import pytest

import gateway
from tests.support.covers import covers

PACKAGE = Path(gateway.__file__).parent
TEMPLATES = sorted((PACKAGE / "templates").rglob("*.html"))
WORDS = sorted((PACKAGE / "pages").glob("*.py"))
OTHER = re.compile(r"\be-mail", re.IGNORECASE)


@covers("WHO-4")
@pytest.mark.parametrize("path", [*TEMPLATES, *WORDS], ids=lambda path: path.name)
def test_an_email_is_spelt_as_the_label_email_address_is(path):
    assert OTHER.findall(path.read_text(encoding="utf-8")) == []
