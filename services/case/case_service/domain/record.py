"""NIPR's facts in use, as kept beside a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from case_service.domain.findings import Finding
from case_service.domain.returning import Earlier
from case_service.domain.state import License
from case_service.domain.tab import Tab, Values


@dataclass(frozen=True, slots=True)
class Record:
    """What the tabs need of the PDB report at every turn.

    `prefilled` and `origins` say, per field of General, what NIPR has and since when;
    `earlier` is what the producer gave in an application before.
    """

    name: str
    as_of: datetime
    licenses: tuple[License, ...]
    regulatory_actions: int
    prefilled: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    earlier: Earlier | None = None

    def first_values(self, tab: Tab) -> Values:
        """Give what a tab shows before it is saved: the producer's own word first."""
        before = self.earlier.answers.get(tab, {}) if self.earlier else {}
        return {**self.prefilled, **before} if tab is Tab.GENERAL else before
