-- Sealed files, and when their timestamp is looked at next.
create table timestamps (
    packet_id uuid not null references packets (packet_id),
    slug text not null,
    case_id uuid not null references cases (case_id),
    look_at timestamptz not null,
    primary key (packet_id, slug)
);

create index timestamps_due on timestamps (look_at);

insert into timestamps (packet_id, slug, case_id, look_at)
select
    packet_id,
    slug,
    packets.case_id,
    now()
from packet_documents
inner join packets using (packet_id)
where sealed_object is not null;
