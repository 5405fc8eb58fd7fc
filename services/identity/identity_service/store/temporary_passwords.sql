-- name: newest
select claim, hash, expires_at, tries_used, voided_at
from temporary_passwords
where account_id = $1
order by claim desc
limit $2;

-- name: void
update temporary_passwords set voided_at = $2
where account_id = $1 and voided_at is null;

-- name: void_issued_before
update temporary_passwords set voided_at = $2
where account_id = $1 and voided_at is null and issued_at < $3;

-- name: add
insert into temporary_passwords (account_id, claim, hash, issued_at, expires_at)
select $1, coalesce(max(claim), 0) + 1, $2, $3, $4
from temporary_passwords
where account_id = $1
returning claim;

-- name: use_try
update temporary_passwords set tries_used = tries_used + 1
where account_id = $1 and voided_at is null;

-- name: give_try_back
update temporary_passwords set tries_used = tries_used - 1
where account_id = $1 and voided_at is null and tries_used > 0;

-- name: forget
-- All but the newest of each account, so that claim numbers go on.
delete from temporary_passwords as old
where old.expires_at < $1
and exists (
    select from temporary_passwords as newer
    where newer.account_id = old.account_id and newer.claim > old.claim
);
