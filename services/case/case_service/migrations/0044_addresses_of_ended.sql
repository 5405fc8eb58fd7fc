-- Of the cases that had ended before addresses were forgotten.
update mail_addresses as m set forget_at = now() + interval '30 days'
from cases as c
where
    c.id = m.case_id
    and c.decided_at is not null
    and m.id is distinct from (
        select newest.id
        from mail_addresses as newest
        where newest.case_id = m.case_id and newest.confirmed_at is not null
        order by newest.confirmed_at desc, newest.id desc
        limit 1
    );
