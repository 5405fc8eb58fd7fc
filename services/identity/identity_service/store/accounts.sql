-- name: has_tenant
select exists (select from tenants where name = $1);

-- part: accounts
select id, tenant, login_name, roles, case_id, password_hash, last_signed_in_at
from accounts

-- name: by_login
:accounts
where tenant = $1 and login_key = $2;

-- name: lock_by_id
-- Not "for update": a row that refers to an account need not wait.
:accounts
where id = $1
for no key update;

-- name: by_id
:accounts
where id = $1;

-- name: by_case
:accounts
where case_id = $1 and tenant = $2;

-- name: person
select person from accounts where id = $1;

-- name: add
insert into accounts
    (id, tenant, login_name, login_key, roles, case_id, person, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict (tenant, login_key) do nothing
returning id;

-- name: set_password
update accounts set password_hash = $2, password_changed_at = $3 where id = $1;

-- name: renew_hash
-- The same password hashed anew, unless somebody has just changed it.
update accounts set password_hash = $3 where id = $1 and password_hash = $2;

-- name: note_sign_in
update accounts set last_signed_in_at = $2 where id = $1;

-- name: write_history
insert into account_history (account_id, at, what, by_account)
values ($1, $2, $3, $4);

-- name: erase
-- With its passwords, sessions and history, which refer to it.
delete from accounts where case_id = $1
returning id;
