-- name: bar
insert into do_not_contract (id, tenant, kind, digest, reference, added_by, added_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (tenant, kind, digest) do nothing
returning id;

-- name: unbar
delete from do_not_contract where tenant = $1 and kind = $2 and digest = $3
returning id;

-- name: list
select kind, reference, added_by, added_at
from do_not_contract
where tenant = $1
order by added_at, id;
