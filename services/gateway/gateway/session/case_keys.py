"""What an address calls a case: all else would lead the call to a service astray."""

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request

from chassis.refusal import NotFound
from contracts.words import CaseKey

_KEY = TypeAdapter(CaseKey)


def check_case_key(request: Request) -> None:
    """Raise NotFound where the address names no case that could be.

    As people type it: small letters and spaces around it do no harm.
    """
    key = request.path_params.get("key")
    if key is None:
        return
    # Other alphabets have letters that become two as capitals.
    typed = key.strip(" ").upper() if key.isascii() else key
    try:
        _KEY.validate_python(typed)
    except ValidationError:
        raise NotFound("There is no such case.") from None
