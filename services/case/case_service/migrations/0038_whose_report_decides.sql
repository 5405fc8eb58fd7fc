-- Who made a background check, as notices name it; its default speaks for checks that
-- were answered before it was kept.
alter table background_checks add column agency text not null default
'a consumer reporting agency (the Producer Service Center, telephone 855-782-4272, tells '
'you its name, address and telephone number)';

-- On whose reports a rejection rests: NIPR's, and the background check's where agency
-- says who made it.
alter table proposed_rejections
add column rests_on_nipr boolean not null default true,
add column agency text not null default '';
