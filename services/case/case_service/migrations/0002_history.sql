-- What was done to a case, by whom, in which role; nothing in it is ever changed.
-- detail holds names of tabs, codes and numbers, never an answer; by_name is filled for
-- staff only.
create table history (
    id bigint generated always as identity primary key,
    case_id uuid not null references cases (id),
    at timestamptz not null,
    what text not null,
    detail text not null default '',
    by_role text not null check (
        by_role in
        ('producer', 'recruiter', 'reviewer', 'support', 'operator', 'system')
    ),
    by_account uuid,
    by_name text not null default ''
);

create index history_case on history (case_id, id);

create function refuse_change() returns trigger
language plpgsql
as $body$
begin
    raise exception '% is append-only', tg_table_name;
end
$body$;

create trigger history_is_append_only
before update or delete or truncate on history
for each statement execute function refuse_change();
