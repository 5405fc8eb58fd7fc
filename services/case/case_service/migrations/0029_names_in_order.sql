-- The index of names in the order of the queue: a search is a page of it like any other,
-- and a name that half the cases have costs what a rare one does. Every mark of a case
-- stands where the case does, so one is found by the place of another.
create table name_places (
    digest bigint not null,
    status text not null,
    since timestamptz not null,
    case_id uuid not null references cases (id),
    primary key (digest, status, since, case_id)
);

-- Which marks go along when a case moves. Those of names that it once had stay.
create table name_marks (
    case_id uuid primary key references cases (id),
    digests bigint[] not null
);

-- By a trigger as the queue itself: no statement can move a case and forget its names.
create function move_names() returns trigger
language plpgsql
as $body$
begin
    update name_places as place
    set
        status = new.status,
        since = new.since
    from name_marks as marks
    cross join unnest(marks.digests) as mark (digest)
    where
        marks.case_id = new.case_id
        and place.digest = mark.digest
        and place.status = old.status
        and place.since = old.since
        and place.case_id = new.case_id;
    return null;
end
$body$;

create trigger moved_case_moves_names
after update on queue
for each row
when (
    new.state = ''
    and (old.status, old.since) is distinct from (new.status, new.since)
)
execute function move_names();

-- Instances of the release before read this table while they are replaced. They must no
-- longer take cases from the list below and index them here: their work rolls back, and
-- the new ones do it. The release after this drops the table.
alter table name_index add constraint name_index_is_closed check (false) not valid;

-- The job goes through these batch by batch, as it did when there was no index, who is in
-- review first; until then a case is found by its key, NPN or address.
insert into names_to_index (case_id)
select id
from cases
order by (status in ('HCSC Review', 'Error', 'Information Requested')) desc, changed_at desc
on conflict do nothing;
