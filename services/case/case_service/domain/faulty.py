"""Input that cannot be taken: every problem at once, each beside its field."""

from collections.abc import Iterable

from case_service.domain.tab import Problem
from chassis.refusal import Unacceptable


class Faulty(Unacceptable):
    """What was entered breaks rules; `problems` names each field and its remedy."""

    def __init__(self, code: str, problems: Iterable[Problem]) -> None:
        found = tuple(problems)
        super().__init__(
            code,
            " ".join(problem.message for problem in found),
            problems=[
                {
                    "field": problem.field,
                    "message": problem.message,
                    "blocks": problem.blocks,
                    "rule": problem.rule,
                }
                for problem in found
            ],
        )
