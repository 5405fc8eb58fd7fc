"""What the local system's parts let each service do."""

import io
import smtplib
from email.message import EmailMessage

import asyncpg
import pytest
from minio.error import S3Error

from stack.postgres import SCHEMAS
from tests.support.mail_server import MailServer
from tests.support.objects import Store
from tests.support.stack import HOME

REFUSED_TO_A_SERVICE = {
    "a table of its own making": "create table mine (id int)",
    "a temporary table": "create temporary table mine (id int)",
    "a table in public": "create table public.mine (id int)",
    "a program": "copy (select 1) to program 'true'",
    "a file of the server": "select pg_read_file('postgresql.conf')",
    "another role": "set role postgres",
}


@pytest.mark.parametrize("schema", SCHEMAS)
@pytest.mark.parametrize("wish", REFUSED_TO_A_SERVICE)
async def test_a_service_is_refused(postgres_url: str, schema: str, wish: str) -> None:
    connection = await asyncpg.connect(HOME.secret(f"database/{schema}_app.url"))
    try:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(REFUSED_TO_A_SERVICE[wish])
    finally:
        await connection.close()


async def test_a_service_finds_its_schema_and_its_limits(postgres_url: str) -> None:
    connection = await asyncpg.connect(HOME.secret("database/cases_app.url"))
    try:
        settings = await connection.fetchrow(
            "select current_schema() as schema,"
            " current_setting('statement_timeout') as longest,"
            " current_setting('idle_in_transaction_session_timeout') as idle"
        )
    finally:
        await connection.close()
    assert dict(settings) == {"schema": "cases", "longest": "5s", "idle": "15s"}


async def test_a_migrator_acts_as_the_owner_of_its_schema(postgres_url: str) -> None:
    connection = await asyncpg.connect(HOME.secret("database/cases_migrator.url"))
    try:
        assert await connection.fetchval("select current_user") == "cases_owner"
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute("create table identity.mine (id int)")
    finally:
        await connection.close()


@pytest.mark.parametrize(
    ("identity", "bucket"),
    [
        ("documents", "pdb-reports"),
        ("nipr-adapter", "uploads"),
        ("nipr-adapter", "packets"),
    ],
)
def test_the_store_refuses_another_services_bucket(
    s3: Store, identity: str, bucket: str
) -> None:
    with pytest.raises(S3Error, match="Access"):
        s3.client(identity).put_object(bucket, "strange", io.BytesIO(b"x"), 1)


def test_a_signed_file_keeps_its_earlier_version(s3: Store) -> None:
    documents = s3.client("documents")
    first = documents.put_object("packets", "versions", io.BytesIO(b"one"), 3)
    documents.put_object("packets", "versions", io.BytesIO(b"two"), 3)
    answer = documents.get_object("packets", "versions", version_id=first.version_id)
    try:
        assert answer.read() == b"one"
    finally:
        answer.close()
        answer.release_conn()


def test_mail_that_is_sent_can_be_read(mail: MailServer) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "onboarding@example.com", "pat@example.com"
    message["Subject"] = "Onboarding Invitation"
    message.set_content("Welcome.")
    with smtplib.SMTP(mail.smtp_host, mail.smtp_port) as smtp:
        smtp.send_message(message)
    letter = mail.mailbox.wait_for("pat@example.com", "Onboarding Invitation")
    assert (letter.subject, letter.text.strip()) == (
        "Onboarding Invitation",
        "Welcome.",
    )
