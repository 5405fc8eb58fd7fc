"""What the law has HCSC say before and after a rejection that rests on a report.

Wording to be confirmed by counsel; a change of it is a new VERSION.
"""

from dataclasses import dataclass

VERSION = "2026-11.2"

NIPR = (
    "National Insurance Producer Registry (NIPR), 1100 Walnut Street, Suite 1500, "
    "Kansas City, MO 64106, telephone 855-674-6477"
)


@dataclass(frozen=True, slots=True)
class Sources:
    """The reports that a rejection rests on; `agency` made the background check."""

    is_nipr: bool = True
    agency: str = ""

    @property
    def words(self) -> str:
        """Name the reports for reviewers."""
        return " and ".join(report.words for report in self._reports())

    def pre_adverse(self, *, last_day: str) -> tuple[str, ...]:
        """Announce the decision, the copies, the rights and the time for an answer."""
        reports = self._reports()
        obtained = " and on ".join(
            f"{one.what}, which we obtained with your authorization from {one.source}"
            for one in reports
        )
        copy = "the report" if len(reports) == 1 else "each report"
        return (
            "We are considering not to approve your application. This rests in whole "
            f"or in part on {obtained}.",
            f"Nothing is decided yet. In your case you find a copy of {copy} and a "
            "summary of your rights under the Fair Credit Reporting Act.",
            "If something in the report is wrong or incomplete, tell us in your case "
            f"under Dispute by {last_day}. We wait with the decision until a reviewer "
            f"has answered you. You can also dispute it with {self._who()}.",
        )

    def adverse(self) -> tuple[str, ...]:
        """Tell of the decision, of who reported and of the rights."""
        reports = self._reports()
        rests_on = " and on ".join(one.what for one in reports)
        who = self._who()
        return (
            "We have decided not to approve your application. The decision rests in "
            f"whole or in part on {rests_on}.",
            *(
                f"{one.which} came from {one.source}. {one.maker} did not make this "
                "decision and cannot tell you why it was made."
                for one in reports
            ),
            f"You have the right to a free copy of your report from {who} if you ask "
            f"for it within 60 days, and the right to dispute with {who} whatever in "
            "it is wrong or incomplete.",
        )

    def _reports(self) -> tuple["_Report", ...]:
        nipr = (_PDB,) if self.is_nipr else ()
        return (*nipr, _background(self.agency)) if self.agency else nipr

    def _who(self) -> str:
        return " or ".join(one.to_ask for one in self._reports())


@dataclass(frozen=True, slots=True)
class _Report:
    words: str
    what: str
    which: str
    source: str
    maker: str
    to_ask: str


_PDB = _Report(
    words="NIPR's report",
    what="a report about you from the Producer Database (PDB)",
    which="The report",
    source=f"the {NIPR}",
    maker="NIPR",
    to_ask="NIPR",
)


def _background(agency: str) -> _Report:
    return _Report(
        words="the background check",
        what="a background check",
        which="The background check",
        source=agency,
        maker="The agency that made it",
        to_ask="the agency that made the background check",
    )


NIPR_ALONE = Sources()

RIGHTS_TITLE = "A summary of your rights under the Fair Credit Reporting Act"

RIGHTS: tuple[str, ...] = (
    "You must be told if information in your file has been used against you, and by "
    "whom the information was given.",
    "You have the right to know what is in your file. It is free once in twelve "
    "months, and whenever a report was used against you.",
    "You have the right to dispute incomplete or inaccurate information. The agency "
    "must look into it unless your dispute is frivolous.",
    "Consumer reporting agencies must correct or delete inaccurate, incomplete or "
    "unverifiable information, usually within 30 days.",
    "Consumer reporting agencies may not report outdated negative information: in most "
    "cases what is more than seven years old, or ten years for a bankruptcy.",
    "Access to your file is limited to people with a valid need, such as considering "
    "an application.",
    "You must give your consent for reports to be provided to employers and to those "
    "who contract with you.",
    "You may seek damages from violators in state or federal court.",
    "States may enforce the Act, and many have laws of their own that give you more "
    "rights.",
    "For the whole summary write to the Consumer Financial Protection Bureau, 1700 G "
    "Street N.W., Washington, DC 20552, or read www.consumerfinance.gov/learnmore.",
)
