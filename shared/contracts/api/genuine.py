"""The documents service's internal API for anybody who has a file and doubts it.

    POST /genuine                                          raw bytes -> FileJudged
         gateway, purpose `judge-file`
         header X-Address (percent-encoded): the network address of whoever asks

Refusals by code: `too_many_checks`, `file_too_large`.
"""

from typing import Literal

from contracts.api.shape import Answer


class FileJudged(Answer):
    """What is known of a file that somebody has; never whose it is.

    `older` lacks the signatures in `missing`, `superseded` was voided; what is
    `modified` began as one of ours.
    """

    verdict: Literal["intact", "older", "superseded", "modified", "unknown"]
    missing: tuple[str, ...] = ()
