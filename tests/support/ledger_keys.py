"""Key encryption keys for tests."""

import tink
from pydantic import SecretStr
from tink import aead, secret_key_access


def new_keyset() -> SecretStr:
    """Make a Tink keyset in its JSON form."""
    aead.register()
    handle = tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM)
    return SecretStr(
        tink.json_proto_keyset_format.serialize(handle, secret_key_access.TOKEN)
    )
