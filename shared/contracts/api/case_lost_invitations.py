"""The case service's internal API for somebody who has lost their invitation.

    POST /internal/lost-invitations
        gateway, `lost-invitation`: LoseInvitation -> nothing, 202 for any address

What is no e-mail address is refused as `no_address`, with `problems`.
"""

from contracts.api.shape import Request


class LoseInvitation(Request):
    """Asks for an invitation again; the answer never tells whether there was one.

    `email` is what it was sent to, `address` the network address of whoever asks.
    """

    email: str
    domain: str
    address: str
