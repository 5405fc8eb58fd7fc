"""Does the gateway hand nothing on that a browser claims about itself?"""

from tests.support.covers import covers
from tests.support.gateway_values import KEY

CLAIMED = {
    "X-Forwarded-For": "203.0.113.77",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Proto": "https",
    "Forwarded": "for=203.0.113.77",
    "X-Real-IP": "203.0.113.77",
    "X-User-Id": "0198c0de-0000-7000-8000-00000000beef",
    "X-Roles": "operator",
    "Authorization": "Bearer of-my-own-making",
}


def words_of(asked):
    """All that one call to a service said, but for the gateway's own token."""
    headers = {n: v for n, v in asked.headers.items() if n != "authorization"}
    return repr((asked.path, asked.body, headers))


@covers("OPS-3")
async def test_claims_of_a_browser_reach_no_service(producer):
    await producer.open(f"/cases/{KEY}/general", **CLAIMED)
    page = await producer.open(f"/cases/{KEY}/banking-information", **CLAIMED)
    here = f"/cases/{KEY}/banking-information"
    await producer.post(here, page.form(here), headers=CLAIMED)
    asked = producer.double.asked
    assert len(asked) > 5
    for call in asked:
        assert not {name.lower() for name in CLAIMED} & set(call.headers) - {
            "authorization"
        }
        assert call.headers["authorization"] != CLAIMED["Authorization"]
        for value in ("203.0.113.77", "evil.example", "00000000beef"):
            assert value not in words_of(call)


@covers("OPS-3")
async def test_a_claimed_host_leads_nobody_elsewhere(visitor):
    answer = await visitor.open(f"/cases/{KEY}/general", **CLAIMED)
    assert answer.status == 303
    assert answer.location.startswith("/sign-in")
