"""Does the Code of Conduct stand on its page in full, before and after it is signed?"""

import pytest

from case_service.domain.conduct_text import PARAGRAPHS
from contracts.words import Tab
from tests.support.covers import covers
from tests.support.gateway_facts import FACTS
from tests.support.gateway_values import KEY, a_tab

IN_FULL = FACTS[Tab.CODE_OF_CONDUCT].model_copy(update={"code_of_conduct": PARAGRAPHS})


@covers("COC-1", "SUB-2")
@pytest.mark.parametrize("editable", [True, False])
async def test_every_paragraph_is_there_in_its_order(producer, editable):
    producer.double.has_tab(
        a_tab(Tab.CODE_OF_CONDUCT, editable=editable, facts=IN_FULL)
    )
    page = await producer.open(f"/cases/{KEY}/code-of-conduct")
    (text,) = page.page.xpath("//div[@aria-label='Code of Conduct']")
    shown = " ".join(text.text_content().split())
    whole = " ".join(words for paragraph in PARAGRAPHS for words in paragraph)
    assert shown == " ".join(whole.split())
