-- Numbers of days that were written in the program become lines of the rule book, with
-- the values that it had. The instances of before leave kinds alone that they do not know.
insert into rule_changes (
    id, kind, scope, effective_on, value, source, proposed_at, proposed_by_name
)
values
(
    gen_random_uuid(), 'report-age', 'ALL', '2024-01-01', '90',
    'Producer Pro: NIPR''s report may be about as old as an invitation is worked on. '
    'The manual names no age.',
    '2024-01-01 00:00:00-06', 'Producer Pro'
),
(
    gen_random_uuid(), 'cover-left', 'ALL', '2024-01-01', '7',
    'Producer Pro for Producers, E&O: the expiration date is not within the next 7 days.',
    '2024-01-01 00:00:00-06', 'Producer Pro'
),
(
    gen_random_uuid(), 'promise', 'ALL', '2024-01-01', '3-5',
    'Producer Pro for Producers: a review takes 3 to 5 business days.',
    '2024-01-01 00:00:00-06', 'Producer Pro'
);
