"""How requests and answers between services behave."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, PlainSerializer, SecretStr

LONGEST_TEXT = 16 * 1024 * 1024


class Request(BaseModel):
    """What a caller sends: unknown fields are refused, nothing is set by accident."""

    # A limit makes pydantic read each text: JSON can escape halves of characters, which
    # no database takes. How long a text may be is said by those who know what it is.
    model_config = ConfigDict(frozen=True, extra="forbid", str_max_length=LONGEST_TEXT)

    def written(self) -> bytes:
        """Give the JSON of what is said beyond the defaults.

        Services are replaced one by one: an older one refuses a field that it does not
        know, and does not need it where it says nothing.
        """
        return self.model_dump_json(exclude_defaults=True).encode()


class Answer(BaseModel):
    """What a service answers: unknown fields are ignored, so answers may grow."""

    model_config = ConfigDict(frozen=True, extra="ignore")


Secret = Annotated[
    SecretStr,
    PlainSerializer(lambda secret: secret.get_secret_value(), when_used="json"),
]
"""Text that travels in the body of a call and is never shown in a log or an error."""
