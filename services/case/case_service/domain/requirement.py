"""What a reviewer judges one by one, and the section that would mend it."""

from collections.abc import Mapping
from enum import StrEnum

from case_service.domain.tab import TITLES, Tab


class Requirement(StrEnum):
    """A part of the case that gets a verdict of its own (PEER-4)."""

    IDENTITY = "identity"
    GENERAL = "general"
    LICENSES = "licenses"
    BACKGROUND_QUESTIONNAIRE = "background-questionnaire"
    E_AND_O = "e-and-o"
    BANKING_INFORMATION = "banking-information"
    CODE_OF_CONDUCT = "code-of-conduct"
    SIGNED_DOCUMENTS = "signed-documents"
    BACKGROUND_CHECK = "background-check"

    @property
    def full_name(self) -> str:
        """What the requirement is called on pages."""
        return _TITLES.get(self) or TITLES[Tab(self)]

    @property
    def tab(self) -> Tab | None:
        """The section in which the producer can mend it, if there is one."""
        return None if self in _TITLES else Tab(self)


_TITLES: Mapping[str, str] = {
    Requirement.IDENTITY: "Identity and record at NIPR",
    Requirement.SIGNED_DOCUMENTS: "Signed documents",
    Requirement.BACKGROUND_CHECK: "Background check",
}
