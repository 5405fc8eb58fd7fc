"""Which lines of authority cover health insurance: dated rules, one table per state."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from nipr_adapter.domain.report import LineOfAuthority

EVERY_STATE = "*"


@dataclass(frozen=True, slots=True)
class LineRule:
    """Says of a line of authority, by name or by code, whether it covers health."""

    state: str
    name: re.Pattern[str] | None
    code: str | None
    covers_health: bool
    since: date

    def fits(self, line: LineOfAuthority, *, state: str, on: date) -> bool:
        """Tell whether this rule speaks of the line on that day."""
        return (
            self.state in {state, EVERY_STATE}
            and self.since <= on
            and (self.code is None or self.code == line.code)
            and (self.name is None or self.name.search(line.name) is not None)
        )


def covers_health(
    line: LineOfAuthority, rules: Sequence[LineRule], *, state: str, on: date
) -> bool:
    """Apply the first rule that fits; a line of which no rule speaks does not."""
    fitting = (rule for rule in rules if rule.fits(line, state=state, on=on))
    return next((rule.covers_health for rule in fitting), False)
