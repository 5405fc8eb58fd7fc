"""A packet as these tests understand it: written from the requirements, not the code.

Each act gives the code with which it is refused, or nothing where it is done, and
changes the model accordingly; what the service did is then compared with it.
"""

from dataclasses import dataclass, field
from hashlib import sha256

from tests.support.packet_papers import (
    CHOICES,
    MONTANA,
    ORDER,
    PRINTED,
    SIGNED,
    Made,
    Paper,
)

STALE, NOT_NOW, NONE = "packet_stale", "not_ready_to_sign", "not_found"


@dataclass
class PacketModel:
    """The answers of a case, its packets from the first on, and what was announced."""

    sign_again: str = "all"
    is_open: bool = True
    fee_in_force: int = 0
    answers: dict[str, int] = field(
        default_factory=lambda: dict.fromkeys(("email", "street", "montana", "fee"), 0)
    )
    packets: list[Made] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    files: int = 0

    @property
    def snapshot(self) -> str:
        """The hash of the answers: the same answers have the same."""
        return sha256(repr(sorted(self.answers.items())).encode()).hexdigest()

    @property
    def packet(self) -> Made | None:
        """The newest packet, which alone may count."""
        return self.packets[-1] if self.packets else None

    @property
    def is_signed(self) -> bool:
        """Whether everything is signed as the answers are now."""
        made = self.packet
        is_done = made is not None and made.state in ("signed", "sealed")
        return bool(is_done and made and made.snapshot == self.snapshot)

    @property
    def is_at_work(self) -> bool:
        """Whether there is a packet of these answers that may still be voided."""
        made = self.packet
        is_voidable = made is not None and made.state in ("open", "signed")
        return bool(
            self.is_open and is_voidable and made and made.snapshot == self.snapshot
        )

    @property
    def may_be_taken_back(self) -> bool:
        """Whether the case is submitted and not decided."""
        made = self.packet
        return bool(not self.is_open and made and made.state == "signed")

    def seen(self) -> dict[str, object]:
        """Give what can be seen of it all."""
        made = self.packet
        papers = made.papers.items() if made else ()
        return {
            "state": made.state if made else "none",
            "snapshot": made.snapshot if made else None,
            "documents": [(slug, each.is_shown, each.is_done) for slug, each in papers],
            "changed": list(made.changed) if made and made.state != "voided" else [],
            "files": self.files,
            "said": self.said,
        }

    def edit(self, name: str) -> None:
        """Change an answer, or change it back."""
        self.answers[name] = 1 - self.answers[name]
        self.answers["fee"] = self.fee_in_force

    def change_fees(self) -> None:
        """Let another fee come into force: beside a signature it stays as it was."""
        self.fee_in_force = 1 - self.fee_in_force
        if not self.is_signed:
            self.answers["fee"] = self.fee_in_force

    def hear(self, snapshot: str) -> None:
        """Look into a packet once a change to other answers than its own is heard of.

        A packet is looked into once in any case: one may have been heard of before it.
        """
        made = self.packet
        if made and (made.is_doubted or made.snapshot != snapshot):
            made.is_doubted = False
            self._void_if_stale()

    def _void_if_stale(self) -> None:
        made = self.packet
        if made and made.state in ("open", "signed") and made.snapshot != self.snapshot:
            made.state = "voided"
            self.said.append("PacketVoided")

    def prepare(self) -> str:
        """Make the packet of these answers, unless it is there."""
        made = self.packet
        if made and made.is_live and made.snapshot == self.snapshot:
            return ""
        if not self.is_open:
            return NOT_NOW
        self._void_if_stale()
        self.packets.append(self._made())
        self.said.append("PacketPrepared")
        return ""

    def choose(self, slug: str, value: str) -> str:
        """Choose in a document: it is another one then, and is read anew."""
        paper = self._paper(slug)
        if isinstance(paper, str):
            return paper
        if paper.is_done or paper.chosen == value:
            return ""
        if (code := self._not_its_turn(slug)) == "":
            paper.chosen, paper.is_shown = value, False
        return code

    def show(self, slug: str) -> str:
        """Read a document to its end."""
        paper = self._paper(slug)
        if isinstance(paper, str):
            return paper
        if paper.is_done:
            return ""
        if (code := self._not_its_turn(slug)) == "":
            paper.is_shown = True
        return code

    def do(self, slug: str) -> str:
        """Sign a document or, where no signature is wanted, say that it was read."""
        paper = self._paper(slug)
        if isinstance(paper, str):
            return paper
        if paper.is_done:
            return ""
        if code := self._not_its_turn(slug):
            return code
        if not paper.is_shown:
            return "not_shown_to_its_end"
        if slug in CHOICES and not paper.chosen:
            return "choice_missing"
        self.put(slug)
        return ""

    def put(self, slug: str) -> None:
        """Let a document be signed or reviewed."""
        if self.packet:
            self.packet.papers[slug].is_done = True
        self.said.append("DocumentSigned" if slug in SIGNED else "DocumentReviewed")

    def finish(self) -> str:
        """End the ceremony."""
        made = self.packet
        if made is None:
            return NONE
        if made.state in ("signed", "sealed"):
            return ""
        if code := self._not_now(made):
            return code
        if made.turn:
            return "not_all_signed"
        made.state = "signed"
        self.said.append("PacketSigned")
        return ""

    def approve(self) -> None:
        """Let the case be approved, which was submitted with its packet."""
        if self.packet:
            self.packet.state = "sealed"
        self.said += ["PacketSealed", "LetterPrepared"]

    def keep_file(self) -> None:
        """Take a file."""
        self.files += 1
        self.said.append("FileAccepted")

    def _made(self) -> Made:
        older = self.packet
        slugs = [slug for slug in ORDER if slug != MONTANA or self.answers["montana"]]
        before = older.papers if older else {}
        papers = {
            slug: Paper(
                says=tuple(self.answers[name] for name in PRINTED[slug]),
                chosen=before[slug].chosen if slug in before else "",
            )
            for slug in slugs
        }
        made = Made(self.snapshot, papers)
        if older:
            signed = self._as_last_done(older)
            differs = [
                s
                for s in slugs
                if s not in signed or signed[s].content != papers[s].content
            ]
            made.changed = (*differs, *(slug for slug in signed if slug not in slugs))
            for slug in (
                set(slugs) - set(differs) if self.sign_again == "changed" else ()
            ):
                papers[slug].is_shown = papers[slug].is_done = signed[slug].is_done
        return made

    def _as_last_done(self, older: Made) -> dict[str, Paper]:
        """Give the documents of the last packet, each as it was signed last."""
        done = {
            slug: paper
            for made in self.packets
            for slug, paper in made.papers.items()
            if paper.is_done
        }
        return {slug: done.get(slug, paper) for slug, paper in older.papers.items()}

    def _paper(self, slug: str) -> Paper | str:
        made = self.packet
        if made is None:
            return NONE
        if made.state == "voided":
            return self._not_now(made)
        if slug not in made.papers:
            return NONE
        return (not made.papers[slug].is_done and self._not_now(made)) or made.papers[
            slug
        ]

    def _not_now(self, made: Made) -> str:
        if not self.is_open:
            return NOT_NOW
        is_current = made.is_live and made.snapshot == self.snapshot
        return "" if is_current else STALE

    def _not_its_turn(self, slug: str) -> str:
        return "" if self.packet and self.packet.turn == slug else "out_of_order"
