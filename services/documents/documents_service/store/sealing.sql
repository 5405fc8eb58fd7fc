-- name: at_work
select count(*) as packets, min(sealing_since) as oldest
from packets
where state = 'sealing' and sealing_since < $1;

-- name: claim_signed
-- A case is asked about anew when it was last asked, or signed, before then.
update packets
set status_asked_at = $1
where packet_id = (
    select packet_id
    from packets
    where
        state = 'signed' and finished_at < $2
        and (status_asked_at is null or status_asked_at < $2)
    order by status_asked_at nulls first
    limit 1
    for update skip locked
)
returning case_id;
