-- name: create_table
create table if not exists schema_migrations (
    version text primary key,
    sha256 text not null,
    applied_at timestamptz not null
);

-- name: applied
select version, sha256 from schema_migrations;

-- name: record
insert into schema_migrations (version, sha256, applied_at) values ($1, $2, $3);
