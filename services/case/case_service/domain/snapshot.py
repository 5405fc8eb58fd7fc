"""The hash that binds signatures to the answers and rules that they were made from."""

import hashlib
import hmac
import json
from collections.abc import Mapping

from case_service.domain.tab import FORM_TABS, Tab, Values

# A number typed again proves the first typing and says nothing of its own.
_TYPED_TWICE = ("routing_number_again", "account_number_again")
# Half of SHA-256 for each part: HMAC-SHA-256-128 (RFC 4868, 2.1.1).
_HALF = 32


def snapshot_hash(
    answers: Mapping[str, object], rules: Mapping[str, object], *, salt: bytes
) -> str:
    """Hash all that a document depends on: what was answered, and what follows from it.

    Each half is HMAC-SHA-256 over canonical JSON, keyed with the case's own salt: the
    hash travels in events, and without a key an SSN could be guessed from it. Gives 64
    hex digits.
    """
    return _half(answers, salt) + _half(rules, salt)


def said_by(answers: Mapping[Tab, Values]) -> dict[str, Values]:
    """Give what the answers say, tab by tab.

    A field emptied and one never filled say the same: no signature is lost by it.
    """
    return {
        str(tab): {
            field: value
            for field, value in sorted(answers.get(tab, {}).items())
            if value and field not in _TYPED_TWICE
        }
        for tab in FORM_TABS
    }


def has_same_answers(one: str, other: str) -> bool:
    """Tell whether two hashes of a case are of the same answers, by whatever rules."""
    return one[:_HALF] == other[:_HALF]


def _half(content: Mapping[str, object], salt: bytes) -> str:
    canonical = json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hmac.new(salt, canonical.encode(), hashlib.sha256).hexdigest()[:_HALF]
