-- name: add
-- Doubted from the first: that answers changed may have been heard just before.
insert into packets (
    packet_id, case_id, case_key, state, snapshot_hash, expected_name,
    changed_documents, prepared_at, doubted_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $8);

-- name: add_document
insert into packet_documents (
    packet_id, slug, position, template_version, choices, reviewed_object,
    reviewed_sha256, text_object, text_sha256, pages
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- part: packets
select
    packet_id,
    case_id,
    case_key,
    state,
    snapshot_hash,
    expected_name,
    changed_documents,
    finished_at
from packets

-- name: newest
:packets
where case_id = $1
order by state = 'voided', prepared_at desc
limit 1;

-- name: of_case
:packets
where case_id = $1
order by prepared_at;

-- name: documents
select
    slug,
    template_version,
    choices,
    reviewed_object,
    reviewed_sha256,
    text_object,
    text_sha256,
    pages,
    shown_at,
    done_at,
    signed_object,
    signed_sha256,
    sealed_object,
    sealed_sha256
from packet_documents
where packet_id = $1
order by position;

-- name: save
update packets
set
    state = $2,
    finished_at = $3,
    claimed_at = null,
    doubted_at = case when $2 = 'voided' then null else doubted_at end,
    sealing_since = case when $2 = 'sealing' then $4 else sealing_since end
where packet_id = $1;

-- name: save_document
update packet_documents
set
    choices = $3,
    reviewed_object = $4,
    reviewed_sha256 = $5,
    text_object = $6,
    text_sha256 = $7,
    pages = $8,
    shown_at = $9,
    done_at = $10,
    signed_object = $11,
    signed_sha256 = $12,
    sealed_object = $13,
    sealed_sha256 = $14
where packet_id = $1 and slug = $2;

-- name: doubt
update packets
set
    doubted_at = $3,
    claimed_at = null
where case_id = $1 and state in ('open', 'signed') and snapshot_hash != $2;

-- name: trust
-- A doubt that came since the claim took the claim away, and is not answered by this.
update packets
set doubted_at = null
where packet_id = $1 and claimed_at = $2;

-- name: drop_doubts
update packets
set doubted_at = null
where case_id = $1;

-- name: claim_doubted
update packets
set claimed_at = $1
where packet_id = (
    select packet_id
    from packets
    where
        doubted_at is not null and state in ('open', 'signed')
        and (claimed_at is null or claimed_at < $2)
    order by doubted_at
    limit 1
    for update skip locked
)
returning packet_id, case_id;

-- name: claim_sealing
update packets
set claimed_at = $1
where packet_id = (
    select packet_id
    from packets
    where state = 'sealing' and (claimed_at is null or claimed_at < $2)
    order by prepared_at
    limit 1
    for update skip locked
)
returning case_id;
