-- name: add
insert into files (
    file_id, case_id, kind, name, media_type, size, sha256, pages, scan,
    object_name, upload_key, uploaded_at, question
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- name: replace
update files set replaced_at = $3
where case_id = $1 and kind = $2 and replaced_at is null;

-- part: files
select
    file_id,
    kind,
    name,
    media_type,
    size,
    sha256,
    pages,
    scan,
    object_name,
    upload_key,
    uploaded_at,
    replaced_at,
    question
from files

-- name: of_case
:files
where case_id = $1
order by uploaded_at desc, file_id desc;

-- name: one
:files
where case_id = $1 and file_id = $2;

-- name: by_upload_key
:files
where case_id = $1 and upload_key = $2;
