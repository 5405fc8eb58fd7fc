"""The evidence: complete, chained, never rewritten, sealed where it is personal."""

from dataclasses import replace
from datetime import UTC, datetime

import asyncpg
import pytest

from contracts import case
from documents_service.domain.chain import breaks, head_of
from documents_service.store.evidence import EvidenceStore
from tests.support.covers import covers
from tests.support.documents_desk import NAME


async def _chain(desk):
    async with desk.workshop.database.transaction() as tx:
        return await EvidenceStore(tx).of_case(desk.case.case_id)


@covers("SIG-1", "SIG-3", "NEW-3")
async def test_each_act_is_remembered_with_the_hashes_before_and_after(desk):
    desk.case.answers = {"states": ["OK"]}
    await desk.sign_everything()
    told = [(kept.entry.what, kept.entry.subject) for kept in await _chain(desk)]
    assert told == [
        ("consent_given", "ESIGN 2026-11"),
        ("packet_prepared", "producer-agreement"),
        ("packet_prepared", "oklahoma-addendum"),
        ("packet_prepared", "w-9"),
        ("choice_made", "producer-agreement"),
        ("document_shown", "producer-agreement"),
        ("document_signed", "producer-agreement"),
        ("document_shown", "oklahoma-addendum"),
        ("document_reviewed", "oklahoma-addendum"),
        ("choice_made", "w-9"),
        ("document_shown", "w-9"),
        ("document_signed", "w-9"),
        ("packet_finished", None),
    ]


@covers("NEW-3")
async def test_a_signature_is_bound_to_the_bytes_that_were_reviewed(desk):
    await desk.prepare()
    await desk.choose("producer-agreement", "contracting_as", "individual")
    shown = await desk.show("producer-agreement")
    signed = await desk.sign("producer-agreement", sha256=shown["sha256"])
    (entry,) = [
        k.entry for k in await _chain(desk) if k.entry.what == "document_signed"
    ]
    assert entry.sha256_before == shown["sha256"]
    assert entry.sha256_after == signed.json()["sha256"]
    assert entry.by.account_id == desk.case.owner
    assert entry.by.session_id == desk.session


@covers("NEW-5")
async def test_the_chain_verifies_and_names_the_place_of_a_change(desk):
    await desk.sign_everything()
    links = [kept.link for kept in await _chain(desk)]
    head = head_of(links)
    assert breaks(links, head=head) == ()
    told = {**links[4].told, "subject": "w-9"}
    changed = [*links[:4], replace(links[4], told=told), *links[5:]]
    assert [found.position for found in breaks(changed, head=head)] == [5]


@covers("NEW-5")
async def test_sealed_details_that_were_altered_are_found_without_their_key(desk):
    await desk.consent()
    (kept,) = await _chain(desk)
    altered = replace(kept, sealed_details=kept.sealed_details + b"\x00")
    (found,) = breaks([altered.link], head=head_of([kept.link]))
    assert found.position == 1


@pytest.mark.parametrize(
    "sql", ["update evidence set what = 'document_signed'", "delete from evidence"]
)
async def test_nobody_rewrites_it(desk, sql):
    await desk.consent()
    with pytest.raises(asyncpg.PostgresError, match="only ever added"):
        async with desk.workshop.database.transaction() as tx:
            await tx.execute(f"{sql} where case_id = $1", desk.case.case_id)


async def test_address_browser_and_typed_name_are_sealed(desk):
    await desk.prepare()
    await desk.do("producer-agreement", "sign")
    for kept in await _chain(desk):
        for plain in (b"203.0.113.9", b"a browser", NAME.encode()):
            assert plain not in (kept.sealed_details or b"")
    async with desk.workshop.database.transaction() as tx:
        seal = await tx.seal(desk.case.case_id)
    (signed,) = [k for k in await _chain(desk) if k.entry.what == "document_signed"]
    told = seal.open(signed.sealed_details, place="evidence.details")
    assert NAME.encode() in told
    assert b"203.0.113.9" in told


async def test_every_access_to_a_document_is_remembered_once_a_session(desk):
    await desk.prepare()
    for page in (1, 2, 1):
        await desk.call("GET", f"/packet/w-9/pages/{page}")
    wish = {"by_name": "Riley", "reason": "The IRS asked."}
    for _ in range(2):
        await desk.call(
            "POST",
            "/packet/w-9/revelations",
            wish,
            role="reviewer",
            account=desk.case.reviewer,
        )
    opened = [k.entry for k in await _chain(desk) if k.entry.what == "document_opened"]
    assert [(entry.subject, entry.by.role) for entry in opened] == [
        ("w-9", "producer"),
        ("w-9", "reviewer"),
    ]


@covers("SUB-1")
async def test_the_submission_stands_beside_the_signatures(desk):
    await desk.sign_everything()
    await desk.hear(
        case.CaseSubmitted(
            occurred_at=datetime.now(UTC),  # noqa: TID251 (a test's event)
            case_id=desk.case.case_id,
            review_round=1,
            snapshot_hash=desk.case.snapshot_hash,
        )
    )
    newest = (await _chain(desk))[-1].entry
    assert newest.what == "case_submitted"
    assert newest.sha256_after == desk.case.snapshot_hash


async def test_no_column_and_no_event_holds_the_ssn_or_the_name(desk):
    await desk.sign_everything()
    await desk.approve()
    async with desk.workshop.database.transaction() as tx:
        tables = await tx.fetch(
            "select table_name from information_schema.tables "
            "where table_schema = 'documents'"
        )
        for table in tables:
            name = table["table_name"]
            found = await tx.fetchval(
                f"select count(*) from {name} as kept "  # noqa: S608 (own catalogue)
                "where kept::text ~* '900-?12-?3456|N[uú][nñ]ez|maria'"
            )
            assert found == 0, name
            assert b"Maria".hex() not in str(
                await tx.fetchval(
                    f"select string_agg(kept::text, ' ') from {name} as kept"  # noqa: S608
                )
            )
