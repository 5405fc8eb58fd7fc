"""Judge whether a file is a document of ours, for anybody who asks."""

from chassis.transaction import Transaction
from documents_service.domain.genuine import Hashes, Judgement, judge
from documents_service.store.genuine import GenuineStore


async def judge_file(tx: Transaction, *, hashes: Hashes, has_mark: bool) -> Judgement:
    """Judge by what is recorded; nothing of the file is kept, nobody is named."""
    store = GenuineStore(tx)
    return judge(
        hashes,
        await store.documents(hashes.all),
        is_other=await store.is_other(hashes.whole),
        has_mark=has_mark,
    )
