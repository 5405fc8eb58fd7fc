"""The documents of a packet as the model of these tests knows them."""

from dataclasses import dataclass

AGREEMENT, OKLAHOMA, W_9 = "producer-agreement", "oklahoma-addendum", "w-9"
MONTANA = "montana-addendum"
ORDER = (AGREEMENT, OKLAHOMA, MONTANA, W_9)
SIGNED = (AGREEMENT, W_9)
CHOICES = {
    AGREEMENT: ("contracting_as", ("individual",)),
    W_9: ("tax_classification", ("individual", "partnership")),
}
# What each document prints of the answers; the rules say what an appointment costs.
PRINTED = {
    AGREEMENT: ("email", "street", "montana", "fee"),
    OKLAHOMA: (),
    MONTANA: (),
    W_9: ("street",),
}


@dataclass
class Paper:
    """A document: what it says, what was chosen in it, how far it is."""

    says: tuple[int, ...]
    chosen: str = ""
    is_shown: bool = False
    is_done: bool = False

    @property
    def content(self) -> tuple[object, ...]:
        """All that is printed."""
        return (*self.says, self.chosen)


@dataclass
class Made:
    """A packet: from which answers it was made, and what became of it."""

    snapshot: str
    papers: dict[str, Paper]
    changed: tuple[str, ...] = ()
    state: str = "open"
    is_doubted: bool = True

    @property
    def is_live(self) -> bool:
        """Whether it counts."""
        return self.state != "voided"

    @property
    def turn(self) -> str | None:
        """The document that is to be done now."""
        return next(
            (slug for slug, each in self.papers.items() if not each.is_done), None
        )
