-- name: want
insert into letters (letter_id, case_id, slug, about, wanted_at)
values ($1, $2, $3, $4, $5)
on conflict (case_id, slug, about) do nothing;

-- name: drop_wanted
delete from letters
where case_id = $1 and prepared_at is null;

-- name: claim
update letters
set claimed_at = $1
where letter_id = (
    select letter_id
    from letters
    where prepared_at is null and (claimed_at is null or claimed_at < $2)
    order by wanted_at
    limit 1
    for update skip locked
)
returning letter_id, case_id, slug, about;

-- name: save
update letters
set
    template_version = $2,
    prepared_at = $3,
    object_name = $4,
    sha256 = $5,
    size = $6,
    words = $7
where letter_id = $1 and prepared_at is null
returning letter_id;

-- part: letters
select
    letter_id,
    case_id,
    slug,
    prepared_at,
    object_name,
    sha256,
    size,
    words
from letters

-- name: of_case
:letters
where case_id = $1 and prepared_at is not null
order by prepared_at, letter_id;

-- name: one
:letters
where letter_id = $1 and prepared_at is not null;
