"""What is sealed opens at its own place only."""

import pytest
import tink
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from tink import aead, secret_key_access

from chassis.sealing import SealBroken, Vault
from contracts.ids import uuid7
from stack.keys import keyset

CASE = uuid7()
VAULT = Vault(SecretStr(keyset()), service="case")
WRAPPED = VAULT.new_data_key(CASE)
SEAL = VAULT.seal(CASE, WRAPPED)


@given(st.binary(max_size=200), st.integers(min_value=0, max_value=2**40))
def test_a_sealed_value_comes_back_and_never_looks_the_same_twice(plain, version):
    sealed = SEAL.close(plain, place="banking.account", version=version)

    assert SEAL.open(sealed, place="banking.account", version=version) == plain
    assert SEAL.close(plain, place="banking.account", version=version) != sealed


@pytest.mark.parametrize(
    ("place", "version"), [("banking.routing", 1), ("banking.account", 2)]
)
def test_a_value_that_was_moved_does_not_open(place, version):
    sealed = SEAL.close(b"000123456789", place="banking.account", version=1)

    with pytest.raises(SealBroken):
        SEAL.open(sealed, place=place, version=version)


def test_a_value_of_another_case_does_not_open():
    other = uuid7()
    theirs = VAULT.seal(other, VAULT.new_data_key(other))
    sealed = theirs.close(b"x", place="banking.account")

    with pytest.raises(SealBroken):
        SEAL.open(sealed, place="banking.account")


@given(st.integers(min_value=0))
def test_a_value_with_one_changed_byte_does_not_open(index):
    sealed = bytearray(SEAL.close(b"000123456789", place="banking.account"))
    sealed[index % len(sealed)] ^= 1

    with pytest.raises(SealBroken):
        SEAL.open(bytes(sealed), place="banking.account")


def test_a_data_key_of_one_case_cannot_be_used_for_another():
    with pytest.raises(SealBroken):
        VAULT.seal(uuid7(), WRAPPED)


def test_what_was_sealed_by_a_keyset_of_a_case_is_opened_and_sealed_further():
    kek = keyset()
    wrapping = tink.json_proto_keyset_format.parse(kek, secret_key_access.TOKEN)
    of_before = tink.proto_keyset_format.serialize_encrypted(
        tink.new_keyset_handle(aead.aead_key_templates.AES256_GCM),
        wrapping.primitive(aead.Aead),
        f"case|data_keys|{CASE}".encode(),
    )
    vault = Vault(SecretStr(kek), service="case")

    seal = vault.seal(CASE, of_before)

    sealed = seal.close(b"000123456789", place="banking.account")
    assert seal.open(sealed, place="banking.account") == b"000123456789"
    with pytest.raises(SealBroken):
        seal.open(sealed, place="banking.routing")
    with pytest.raises(SealBroken):
        vault.seal(uuid7(), of_before)


def test_another_services_key_opens_no_data_key():
    with pytest.raises(SealBroken):
        Vault(SecretStr(keyset()), service="case").seal(CASE, WRAPPED)


def test_a_value_of_no_case_opens_at_its_own_place_only():
    sealed = VAULT.close(b"000123456789", place="forms.content|a form")

    assert VAULT.open(sealed, place="forms.content|a form") == b"000123456789"
    for vault, place in (
        (VAULT, "forms.content|another form"),
        (Vault(SecretStr(keyset()), service="case"), "forms.content|a form"),
    ):
        with pytest.raises(SealBroken):
            vault.open(sealed, place=place)


def test_the_error_quotes_nothing():
    with pytest.raises(SealBroken, match=r"banking\.account") as broken:
        SEAL.open(b"987-65-4321", place="banking.account")

    assert "987" not in str(broken.value)
