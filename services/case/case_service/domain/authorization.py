"""What the producer agrees to before a PDB report is obtained (FCRA)."""

from chassis.refusal import Refused, Unacceptable

VERSION = "2026-11"

TEXT = (
    "Disclosure and authorization. Health Care Service Corporation (HCSC) will obtain "
    "a report about you from the Producer Database (PDB) of the National Insurance "
    "Producer Registry (NIPR). The report may hold your licenses, lines of authority, "
    "appointments, addresses and regulatory actions. It is a consumer report under the "
    "Fair Credit Reporting Act; HCSC uses it only to decide whether to contract with "
    "you and to appoint you. By ticking the box you authorize HCSC to obtain this "
    "report. Before HCSC decides against you because of it, you receive a copy and a "
    "summary of your rights. You can ask NIPR for your own report and dispute what is "
    "wrong in it."
)


class AlreadyAuthorized(Refused):
    """The report was authorized before."""

    def __init__(self) -> None:
        super().__init__(
            "already_authorized",
            "You have authorized the PDB report already. It is being obtained.",
        )


class NotAgreed(Unacceptable):
    """The box was not ticked, or an older text was shown."""

    def __init__(self) -> None:
        sentence = (
            "Tick the box under the authorization as it stands now: without it HCSC "
            "cannot obtain your PDB report."
        )
        super().__init__(
            "not_agreed",
            sentence,
            problems=[{"field": "agreed", "message": sentence, "blocks": "submission"}],
        )


class NobodyFound(Refused):
    """There is nobody yet whose report could be authorized."""

    def __init__(self) -> None:
        super().__init__(
            "not_allowed", "First NIPR has to say who you are. Give your SSN above."
        )


class RecordChanged(Refused):
    """The page that was ticked showed an older look-up's record."""

    def __init__(self) -> None:
        super().__init__(
            "record_changed",
            "Your record at NIPR changed since you opened this page. Nothing was "
            "authorized. Look at the record as it is now; if it is yours, tick the "
            "box again.",
        )


def check_agreed(*, agreed: bool, text_version: str) -> None:
    """Raise NotAgreed unless today's text was agreed to."""
    if not agreed or text_version != VERSION:
        raise NotAgreed
