-- part: wanted
select
    id, request_id, name, sent_at, file_id,
    exists(
        select from files
        where files.case_id = wanted.case_id and files.file_id = wanted.file_id
    ) as is_here
from wanted_documents as wanted

-- name: add
insert into wanted_documents (id, request_id, case_id, name) values ($1, $2, $3, $4);

-- name: carry_over
update wanted_documents set request_id = $2
where request_id = $1 and sent_at is null;

-- name: of_case
:wanted
where case_id = $1
order by id;

-- name: of_request
:wanted
where request_id = $1
order by id;

-- name: send
update wanted_documents set file_id = $3, sent_at = $4
where
    id = $1
    and case_id = $2
    and request_id in (select id from info_requests where answered_at is null)
returning id;
