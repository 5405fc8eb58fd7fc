-- no-transaction
-- The lines of history that are milestones: few among those that saving writes.
create index concurrently if not exists history_steps on history (case_id, id)
where
    what in (
        'expired', 'invited again', 'packet signed', 'submitted', 'taken back',
        'information requested', 'put in error', 'returned to review'
    );
