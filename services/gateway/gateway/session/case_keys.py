"""What an address calls a case: all else would lead the call to a service astray."""

import re

from starlette.requests import Request

from chassis.refusal import NotFound

# As people type it: small letters and spaces around it do no harm.
_KEY = re.compile(
    " *PP-[0-9]{4}-[23456789ABCDEFGHJKMNPQRSTVWXYZ]{6} *", re.ASCII | re.IGNORECASE
)


def check_case_key(request: Request) -> None:
    """Raise NotFound where the address names no case that could be."""
    key = request.path_params.get("key")
    if key is not None and not _KEY.fullmatch(key):
        raise NotFound("There is no such case.")
