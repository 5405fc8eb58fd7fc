-- One service's schema: an owner that nobody logs in as, a migrator that acts as the
-- owner, and the role of the running service, which reads and writes rows only.
-- $schema is filled in by stack/postgres.py. Harmless to repeat.
do $roles$
begin
    if not exists (select from pg_roles where rolname = '$schema_owner') then
        create role $schema_owner nologin;
    end if;
    if not exists (select from pg_roles where rolname = '$schema_migrator') then
        create role $schema_migrator login connection limit 5;
    end if;
    if not exists (select from pg_roles where rolname = '$schema_app') then
        create role $schema_app login connection limit 40;
    end if;
end
$roles$;

grant $schema_owner to $schema_migrator;
grant connect on database producerpro to $schema_migrator, $schema_app;
create schema if not exists $schema authorization $schema_owner;
grant usage on schema $schema to $schema_app;

alter default privileges for role $schema_owner in schema $schema
    grant select, insert, update, delete on tables to $schema_app;
alter default privileges for role $schema_owner in schema $schema
    grant usage, select on sequences to $schema_app;

alter role $schema_migrator set role = '$schema_owner';
alter role $schema_migrator set search_path = $schema;
alter role $schema_app set search_path = $schema;
alter role $schema_app set statement_timeout = '5s';
-- A frozen service must not hold its locks; the wrapper of consumers relies on it.
alter role $schema_app set idle_in_transaction_session_timeout = '15s';
