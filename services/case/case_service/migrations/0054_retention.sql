-- A case whose key was destroyed is nobody's any more: of its row are left the id, the key
-- by which it was spoken of, the status and the dates.
alter table cases add column erased_at timestamptz;

create or replace function may_see(
    sought cases, roles text[], viewer_tenant text, viewer_id uuid
) returns boolean
language sql stable
return
    sought.erased_at is null
    and (
        'system' = any (roles)
        or (
            sought.tenant = viewer_tenant
            and (
                roles && array['reviewer', 'support']
                or ('recruiter' = any (roles) and sought.recruiter_id = viewer_id)
                or ('producer' = any (roles) and sought.producer_id = viewer_id)
            )
        )
    );

-- Cases that a dispute or an inquiry needs: nobody erases them. reference is the operator's
-- own number of the matter and names nobody.
create table legal_holds (
    case_id uuid primary key references cases (id),
    reference text not null check (reference ~ '^[A-Za-z0-9._/-]{1,40}$'),
    placed_by text not null,
    placed_at timestamptz not null
);

