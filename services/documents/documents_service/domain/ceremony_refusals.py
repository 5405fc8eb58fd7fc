"""What the ceremony says when an act is not possible now."""

from chassis.refusal import Refused
from documents_service.domain.packet_list import DocumentKind


class PacketStale(Refused):
    """The page is older than the document that it wants to act on."""

    def __init__(self) -> None:
        super().__init__(
            "packet_stale",
            "Your answers, the fees or this document changed after the page was "
            "opened, so nothing was signed. Open the document again and read what it "
            "says now.",
        )


class OutOfOrder(Refused):
    """An earlier document of the packet is still to be done."""

    def __init__(self, earlier: DocumentKind) -> None:
        verb = "Sign" if earlier.action == "sign" else "Review"
        super().__init__(
            "out_of_order",
            "The documents come one after the other. "
            f"{verb} the {earlier.title} first.",
            document=earlier.slug,
        )


class NotShownToItsEnd(Refused):
    """The document's last page was not shown yet."""

    def __init__(self, kind: DocumentKind) -> None:
        super().__init__(
            "not_shown_to_its_end",
            f"Read the {kind.title} to its end before you go on.",
        )


class ChoiceMissing(Refused):
    """A choice that belongs into the document is still to be made."""

    def __init__(self, label: str) -> None:
        super().__init__("choice_missing", f"Choose under “{label}” before you sign.")


class NameDiffers(Refused):
    """The typed name is not the producer's."""

    def __init__(self, expected_name: str) -> None:
        super().__init__(
            "name_differs",
            f"Type your name as it stands on the General page: {expected_name}.",
            expected_name=expected_name,
        )


class NotAllSigned(Refused):
    """Finish was pressed while a document is still open."""

    def __init__(self, first: DocumentKind) -> None:
        super().__init__(
            "not_all_signed",
            f"Not everything is signed yet. The next document is the {first.title}.",
            document=first.slug,
        )


class WrongAction(Refused):
    """A document to review was to be signed, or the other way round."""

    def __init__(self, kind: DocumentKind) -> None:
        asked = "a signature" if kind.action == "sign" else "your review only"
        super().__init__("wrong_action", f"The {kind.title} needs {asked}.")
