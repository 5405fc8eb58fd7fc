-- name: put_hits
insert into hit_lists (lookup_id, case_id, hits, chosen)
values ($1, $2, $3, $4)
on conflict (lookup_id) do update
set hits = excluded.hits, chosen = excluded.chosen;

-- name: read_hits
select case_id, hits, chosen, wrong_guesses
from hit_lists
where lookup_id = $1;

-- name: choose_hit
update hit_lists set chosen = $2 where lookup_id = $1;

-- name: count_wrong_guess
update hit_lists set wrong_guesses = wrong_guesses + 1 where lookup_id = $1;

-- name: put_report
-- A call that an operator had made again brings another document in place of a broken one.
insert into reports (
    report_id, case_id, received_at, facts, unknown_elements, sha256, raw
) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (report_id) do update
set
    received_at = excluded.received_at,
    facts = excluded.facts,
    unknown_elements = excluded.unknown_elements,
    sha256 = excluded.sha256,
    raw = excluded.raw,
    object_name = null;

-- name: copy_report
insert into reports (
    report_id, case_id, received_at, facts, unknown_elements, sha256, raw, object_name
)
select
    $2, case_id, received_at, facts, unknown_elements, sha256, raw, object_name
from reports
where report_id = $1;

-- name: read_report
select case_id, received_at, facts
from reports
where report_id = $1 and facts is not null;

-- name: next_unkept
select report_id, case_id, raw, sha256
from reports
where raw is not null
order by received_at
limit 1;

-- name: mark_kept
update reports set object_name = $2, raw = null where report_id = $1;
