-- Cases with which another one has ever shared a number or an invitee, or whose producer has
-- ever been on the do-not-contract list: there are few. A page of the queue compares these
-- alone, and not each of its cases with all that there are. What is true of them is read
-- from the digests each time, so a row that has outlived its reason tells nothing wrong. Of
-- two that come in the same moment neither may see the other: the pages of a case and every
-- decision compare it in any case.
create table compared_cases (
    case_id uuid primary key
);

create function cases_marked(of_kind text, of_tenant text, by_digest bytea)
returns table (case_id uuid)
language sql stable
as $body$
    select case_id
    from ssn_index
    where of_kind = 'ssn' and tenant = of_tenant and digest = by_digest
    union all
    select case_id
    from npn_index
    where of_kind = 'npn' and tenant = of_tenant and digest = by_digest
    union all
    select case_id
    from invitee_index
    where of_kind = 'invitee' and tenant = of_tenant and person = by_digest
    union all
    -- Looks at all of them, but only when an operator lists an address.
    select case_id
    from invitee_index
    where
        of_kind = 'email'
        and tenant = of_tenant
        and by_digest = any(submitted_emails || email)
$body$;

-- In the order of the cases: two that insert the same ones wait for each other, and none
-- for both.
create function compare_case(
    mine uuid, of_kind text, of_tenant text, by_digest bytea
) returns void
language sql
as $body$
    with others as (
        select case_id
        from cases_marked(of_kind, of_tenant, by_digest)
        where case_id <> mine
    )

    insert into compared_cases (case_id)
    select case_id
    from others
    union
    select mine
    where
        exists(select from others)
        or exists(
            select
            from do_not_contract as listed
            where
                listed.tenant = of_tenant
                and listed.kind = of_kind
                and listed.digest = by_digest
        )
    order by case_id
    on conflict do nothing
$body$;

-- By triggers and not by the statements that write a digest: whoever writes one later
-- cannot forget who has the same.
create function compare_number() returns trigger
language plpgsql
as $body$
begin
    perform compare_case(new.case_id, tg_argv[0], new.tenant, new.digest);
    return null;
end
$body$;

create function compare_invitee() returns trigger
language plpgsql
as $body$
begin
    perform compare_case(new.case_id, 'invitee', new.tenant, new.person);
    return null;
end
$body$;

create function compare_emails() returns trigger
language plpgsql
as $body$
begin
    insert into compared_cases (case_id)
    select new.case_id
    where exists(
        select
        from do_not_contract as listed
        where
            listed.tenant = new.tenant
            and listed.kind = 'email'
            and listed.digest = any(new.submitted_emails || new.email)
    )
    on conflict do nothing;
    return null;
end
$body$;

create function compare_listed() returns trigger
language plpgsql
as $body$
begin
    insert into compared_cases (case_id)
    select found.case_id
    from cases_marked(new.kind, new.tenant, new.digest) as found
    order by found.case_id
    on conflict do nothing;
    return null;
end
$body$;

create trigger ssn_is_compared
after insert or update of digest on ssn_index
for each row execute function compare_number('ssn');

create trigger npn_is_compared
after insert or update of digest on npn_index
for each row execute function compare_number('npn');

create trigger invitee_is_compared
after insert or update of person on invitee_index
for each row execute function compare_invitee();

create trigger emails_are_compared
after insert or update of email, submitted_emails on invitee_index
for each row execute function compare_emails();

create trigger listed_are_compared
after insert on do_not_contract
for each row execute function compare_listed();
