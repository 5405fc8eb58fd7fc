-- name: documents
-- The file itself before others that began alike: a document that was made anew from the
-- same answers has the same bytes until it is signed.
select
    slug,
    reviewed_sha256,
    signed_sha256,
    sealed_sha256,
    state = 'voided' as is_void
from packet_documents
inner join packets using (packet_id)
where array[reviewed_sha256, signed_sha256, sealed_sha256] && $1::text []
order by
    array[reviewed_sha256, signed_sha256, sealed_sha256] && ($1::text [])[1:1] desc,
    is_void
limit 20;

-- name: is_other
-- Locks remember each sealed file, also those from before a newer timestamp.
select
    exists(select 1 from letters where sha256 = $1)
    or exists(select 1 from signing_records where sha256 = $1)
    or exists(select 1 from locks where sha256 = $1);

-- name: note_record
insert into signing_records (sha256, case_id, made_at) values ($1, $2, $3)
on conflict do nothing;

-- name: count_check
-- One check too many of a network address is not counted and gives no row. What no
-- limit looks back at is dropped on the way.
with gone as (
    delete from file_checks where asked_at < $4
)

insert into file_checks (check_id, address, asked_at)
select $1, $2, $3
where
    (
        select count(*)
        from file_checks
        where address = $2 and asked_at > $4
    ) < $5
returning check_id;
