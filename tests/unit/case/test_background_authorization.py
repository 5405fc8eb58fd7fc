"""No background check without agreeing to the text as it stands (FCRA)."""

import pytest

from case_service.domain.background_authorization import (
    FIELD,
    VERSION,
    BackgroundNotAgreed,
    check_agreed,
)
from tests.support.covers import covers


@covers("PEER-11", "NEW-2")
@pytest.mark.parametrize(
    ("agreed", "version"), [(False, VERSION), (True, "2020-01"), (False, "2020-01")]
)
def test_only_a_tick_under_the_text_of_today_authorizes(agreed, version):
    with pytest.raises(BackgroundNotAgreed) as refused:
        check_agreed(agreed=agreed, text_version=version)
    (problem,) = refused.value.extra["problems"]
    assert problem["field"] == FIELD
    check_agreed(agreed=True, text_version=VERSION)
