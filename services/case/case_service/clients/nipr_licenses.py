"""A license of NIPR's report in the words of a case."""

from case_service.domain.state import License, LineOfAuthority
from contracts.api import nipr


def license_of(license_: nipr.License) -> License:
    """Keep what the states' choice and the rules about active licenses need."""
    return License(
        state=license_.state,
        number=license_.number,
        license_class=license_.license_class,
        is_active=license_.is_active,
        status=license_.status,
        issued_on=license_.issued_on,
        expires_on=license_.expires_on,
        lines=tuple(
            LineOfAuthority(line.name, line.is_active, line.covers_health)
            for line in license_.lines_of_authority
        ),
    )
