-- Files that nobody may remove or replace any more, and until when the store holds to it.
create table locks (
    object_name text primary key,
    case_id uuid not null references cases (case_id),
    sha256 text not null,
    wanted_at timestamptz not null,
    tried_at timestamptz,
    locked_until timestamptz
);

create index locks_wanted on locks (wanted_at) where locked_until is null;

-- What was sealed before there were locks.
insert into locks (object_name, case_id, sha256, wanted_at)
select
    file.object_name,
    packets.case_id,
    file.sha256,
    packets.prepared_at
from packets
inner join packet_documents using (packet_id)
cross join
    lateral (
        values
        (reviewed_object, reviewed_sha256),
        (text_object, text_sha256),
        (signed_object, signed_sha256),
        (sealed_object, sealed_sha256)
    ) as file (object_name, sha256)
where packets.state = 'sealed' and file.object_name is not null
on conflict do nothing;
