"""NIPR's facts in use, as kept beside a case."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from case_service.domain.findings import Finding
from case_service.domain.state import License


@dataclass(frozen=True, slots=True)
class Record:
    """What the tabs need of the PDB report at every turn.

    `prefilled` and `origins` say, per field of General, what NIPR has and since when.
    """

    name: str
    as_of: datetime
    licenses: tuple[License, ...]
    regulatory_actions: int
    prefilled: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
