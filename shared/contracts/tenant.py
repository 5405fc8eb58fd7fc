"""The one rule by which a typed Domain names a tenant, wherever it is typed."""


def tenant_name(domain: str) -> str:
    """Give the tenant that a typed Domain means."""
    return visible(domain).strip().upper()


def visible(text: str) -> str:
    """Leave out the signs that nobody sees: they come along when a text is copied."""
    return "".join(sign for sign in text if sign.isprintable())
