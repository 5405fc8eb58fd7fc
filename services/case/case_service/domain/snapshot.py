"""The hash that binds signatures to the answers that they were made from."""

import hashlib
import hmac
import json
from collections.abc import Mapping


def snapshot_hash(answers: Mapping[str, object], *, salt: bytes) -> str:
    """Hash all answers that a document or the submission depends on.

    SHA-256 over canonical JSON, keyed with the case's own salt: the hash travels in
    events, and without a key an SSN could be guessed from it. Gives 64 hex digits.
    """
    canonical = json.dumps(
        answers, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hmac.new(salt, canonical.encode(), hashlib.sha256).hexdigest()
