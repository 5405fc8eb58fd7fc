"""Cases with all that a page reads of them, each a copy of one that went through."""

import tempfile
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from uuid import UUID

import asyncpg
from pydantic import SecretStr

from chassis.sealing import Seal, Vault
from stack.keys import keyset
from tests.support.case_desk import settings
from tests.support.case_story import open_desk
from tests.support.token_keys import make_token_keys

# What nobody else has is made anew; the digests of numbers and names are there already.
_OWN = {
    "tabs": "",
    "subjects": "'lookup_id', whole.id",
    "lookups": "'id', whole.id",
    "records": "",
    "glances": "",
    "authorizations": "'id', whole.id, 'lookup_id', whole.id",
    "files": "",
    "history": "'id', nextval('history_id_seq')",
    "submissions": "",
    "shown_fees": "",
    "mail_addresses": "'id', whole.id",
}
# A tab names its file under a seal, so the copies have the file that their model has.
_SHARED = """
    alter table files drop constraint files_pkey;
    alter table files add primary key (file_id, case_id)
"""
# Their answers choose among the states for which the model was invited.
_STATES = """
    update cases set states = model.states
    from whole, cases as model
    where cases.id = whole.id and model.id = $1
"""


class OneKey(Vault):
    """Opens every case as the model that its parts are copies of: the work is the same
    as with a key of its own, which it has, and the copies need not be sealed anew.
    """

    def __init__(self, keyset_json: SecretStr, *, model: UUID) -> None:
        """Open with this keyset."""
        super().__init__(keyset_json, service="case")
        self.keyset = keyset_json.get_secret_value()
        self.model = model

    def new_data_key(self, case_id: UUID) -> bytes:
        """Make a data key that opens as every other."""
        return super().new_data_key(self.model)

    def _unwrapped(self, case_id: UUID, wrapped: bytes) -> Seal:
        return super()._unwrapped(self.model, wrapped)


async def make_model(url: SecretStr) -> OneKey:
    """Take one case into review, as its people do."""
    keys_of_cases = keyset()
    with tempfile.TemporaryDirectory() as made, redirect_stdout(StringIO()):
        keys = Path(made) / "tokens"
        make_token_keys(keys)
        chosen = settings(url, keys=keys, keyset=keys_of_cases)
        async with open_desk(chosen, keys=keys) as desk:
            case = await desk.submitted()
    return OneKey(SecretStr(keys_of_cases), model=case.case_id)


async def complete(address: str, case_ids: Sequence[UUID], *, model: UUID) -> None:
    """Give cases what the model has; the others stay as thin as they were filled."""
    connection = await asyncpg.connect(address)
    try:
        await connection.execute("set session_replication_role = replica")
        await connection.execute("create temporary table whole (id uuid primary key)")
        await connection.copy_records_to_table(
            "whole", records=[(case_id,) for case_id in {*case_ids} - {model}]
        )
        await connection.execute("analyze whole")
        await connection.execute(
            "delete from tabs using whole where tabs.case_id = whole.id"
        )
        await connection.execute(_SHARED)
        await connection.execute(_STATES, model)
        for table, own in _OWN.items():
            await connection.execute(_copy(table, own), model)
        await connection.execute(f"vacuum (analyze) {', '.join(_OWN)}")
    finally:
        await connection.close()


def _copy(table: str, own: str) -> str:
    changes = ", ".join(filter(None, ["'case_id', whole.id", own]))
    return (
        f"insert into {table} "  # noqa: S608 (names of our own tables)
        f"{'overriding system value ' if table == 'history' else ''}"
        f"select (jsonb_populate_record(model, jsonb_build_object({changes}))).* "
        f"from {table} as model cross join whole where model.case_id = $1"
    )
