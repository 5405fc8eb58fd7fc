-- The queue shows a case that is being corrected as its page does: from its next save on it
-- has a glance of that again, and until then it is read whole.
delete from glances as g
using cases as c
where
    c.id = g.case_id
    and c.review_round > 0
    and c.status in ('In Progress', 'Information Requested')
    and exists (
        select 1 from tabs as t where t.case_id = c.id and t.saved_at > c.submitted_at
    );
