"""What the law has HCSC say before and after a rejection that rests on a report.

Wording to be confirmed by counsel; a change of it is a new VERSION.
"""

VERSION = "2026-11"

NIPR = (
    "National Insurance Producer Registry (NIPR), 1100 Walnut Street, Suite 1500, "
    "Kansas City, MO 64106, telephone 855-674-6477"
)


def pre_adverse(*, last_day: str) -> tuple[str, ...]:
    """Announce the decision, the copy, the rights and the time for an answer."""
    return (
        "We are considering not to approve your application. This rests in whole or in "
        "part on a report about you from the Producer Database (PDB), which we "
        f"obtained with your authorization from the {NIPR}.",
        "Nothing is decided yet. In your case you find a copy of the report and a "
        "summary of your rights under the Fair Credit Reporting Act.",
        "If something in the report is wrong or incomplete, tell us in your case under "
        f"Dispute by {last_day}. We wait with the decision until a reviewer has "
        "answered you. You can also dispute it with NIPR.",
    )


ADVERSE: tuple[str, ...] = (
    "We have decided not to approve your application. The decision rests in whole or "
    "in part on a report about you from the Producer Database (PDB).",
    f"The report came from the {NIPR}. NIPR did not make this decision and cannot tell "
    "you why it was made.",
    "You have the right to a free copy of your report from NIPR if you ask for it "
    "within 60 days, and the right to dispute with NIPR whatever in it is wrong or "
    "incomplete.",
)

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
