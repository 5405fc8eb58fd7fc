"""A service starts with complete, known settings or not at all."""

import pytest
from pydantic import SecretStr

from chassis.settings import ServiceSettings, UnusableSettings, read_settings

GIVEN = {
    "CASE_PORT": "8102",
    "CASE_DATABASE_URL": "postgresql://somebody:hush@host/db",
    "CASE_KAFKA_BOOTSTRAP": "127.0.0.1:19092",
    "CASE_TOKEN_PRIVATE_KEY": "a key",
    "CASE_TOKEN_PUBLIC_KEYS": "/keys",
}


def read(**changed):
    given = {k: v for k, v in (GIVEN | changed).items() if v is not None}
    return read_settings(ServiceSettings, prefix="CASE_", environment=given)


def test_settings_come_from_the_variables_with_the_services_prefix():
    settings = read(IDENTITY_PORT="1", PATH="/bin")

    assert settings.port == 8102
    assert settings.kafka_bootstrap == "127.0.0.1:19092"


def test_a_secret_can_come_from_a_file_without_its_line_end(tmp_path):
    (tmp_path / "url").write_text("postgresql://from-file\n")

    settings = read(
        CASE_DATABASE_URL=None, CASE_DATABASE_URL_FILE=str(tmp_path / "url")
    )

    assert settings.database_url == SecretStr("postgresql://from-file")


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"CASE_REVEIW_DAYS": "9"}, "CASE_REVEIW_DAYS"),
        ({"CASE_PORT": None}, "CASE_PORT"),
        ({"CASE_PORT": "many"}, "CASE_PORT"),
        ({"CASE_DATABASE_URL_FILE": "/no/such/file"}, "CASE_DATABASE_URL_FILE"),
        ({"CASE_PROFILE": "playground"}, "CASE_PROFILE"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(changed, name):
    with pytest.raises(UnusableSettings) as refused:
        read(**changed)

    assert name in str(refused.value)
    assert "\n" not in str(refused.value)


def test_no_refusal_tells_a_value():
    with pytest.raises(UnusableSettings) as refused:
        read(CASE_DATABASE_URL="postgresql://x:hush@y", CASE_PORT="hush-too")

    assert "hush" not in f"{refused.value!r}"


def test_settings_show_no_secret_and_cannot_be_changed():
    settings = read()

    assert "hush" not in f"{settings!r} {settings} {settings.model_dump()}"
    with pytest.raises(ValueError, match="frozen"):
        settings.port = 1
