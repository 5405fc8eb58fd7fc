-- The key that a letter waits under: the record's own, or its place where it has none.
alter table dead_letters add column parking_key text not null default '';

-- Who did what about which letter. Rows are added only.
create table redrive_journal (
    id bigint generated always as identity primary key,
    done_at timestamptz not null,
    done_by text not null,
    action text not null check (action in ('replay', 'discard')),
    letter_id bigint not null references dead_letters (id),
    outcome text not null
);
do $$
begin
    execute format(
        'revoke update, delete on redrive_journal from %I', current_schema() || '_app'
    );
end
$$;
