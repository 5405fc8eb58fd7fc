-- Where a case stands in the reviewers' lists: one row for the case (its state is empty)
-- and one for each of its states, so that every filter is the beginning of an index and
-- a page costs the same whatever else there is. reviewer_id of a case that nobody has
-- claimed is all zeros, which an index can be asked for.
create table queue (
    case_id uuid not null references cases (id),
    state text not null,
    tenant text not null,
    status text not null,
    reviewer_id uuid not null,
    since timestamptz not null,
    primary key (case_id, state)
);

create index queue_places on queue (tenant, state, status, since, case_id);
create index queue_of_reviewer on queue (
    tenant, state, reviewer_id, status, since, case_id
);

-- Since when a case is where it is: the review's clock while it runs, the question to the
-- producer while it stands still.
create function in_queue_since(sought cases) returns timestamptz
language sql immutable
return
    case
        when sought.status in ('HCSC Review', 'Error')
            then coalesce(sought.queue_since, sought.changed_at)
        when sought.status = 'Information Requested'
            then coalesce(sought.asked_at, sought.changed_at)
        when sought.status = 'Invited' then sought.invited_at
        when sought.status = 'In Progress'
            then coalesce(sought.started_at, sought.invited_at)
        else coalesce(sought.decided_at, sought.changed_at)
    end;

-- By a trigger and not by the statements that change a case: whoever writes one later
-- cannot lose a case to the reviewers by forgetting its place.
create function keep_place() returns trigger
language plpgsql
as $body$
begin
    delete from queue
    where case_id = new.id and state <> '' and state <> all (new.states);
    insert into queue (case_id, state, tenant, status, reviewer_id, since)
    select
        new.id, place.state, new.tenant, new.status,
        coalesce(new.reviewer_id, '00000000-0000-0000-0000-000000000000'),
        in_queue_since(new)
    from unnest(array_prepend(''::text, new.states)) as place (state)
    on conflict (case_id, state) do update
    set
        status = excluded.status,
        reviewer_id = excluded.reviewer_id,
        since = excluded.since;
    return null;
end
$body$;

create trigger new_case_has_a_place
after insert on cases
for each row execute function keep_place();

-- Saving a tab moves nothing and must not pay for this.
create trigger changed_case_changes_place
after update on cases
for each row
when (
    (old.status, old.reviewer_id, old.states, in_queue_since(old))
    is distinct from
    (new.status, new.reviewer_id, new.states, in_queue_since(new))
)
execute function keep_place();

insert into queue (case_id, state, tenant, status, reviewer_id, since)
select
    cases.id, place.state, cases.tenant, cases.status,
    coalesce(cases.reviewer_id, '00000000-0000-0000-0000-000000000000'),
    in_queue_since(cases)
from cases
cross join lateral unnest(array_prepend(''::text, cases.states)) as place (state);

-- Keyed hashes of the beginnings of a case's names; the tenant is in the hash. Names that
-- a case once had stay: it is found by the old one too.
create table name_index (
    digest bigint not null,
    case_id uuid not null references cases (id),
    primary key (digest, case_id)
);

-- Cases whose names are to be indexed: those of before this index, and whenever a name
-- comes in. Filled with all cases it makes the index anew, such as for another key.
create table names_to_index (
    case_id uuid primary key references cases (id)
);

insert into names_to_index (case_id)
select id
from cases;
