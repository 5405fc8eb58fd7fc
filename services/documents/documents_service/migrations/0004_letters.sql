-- Welcome Letters: the wish comes with the approval, the letter follows.
create table letters (
    letter_id uuid primary key,
    case_id uuid not null unique references cases (case_id),
    template_version text,
    wanted_at timestamptz not null,
    claimed_at timestamptz,
    prepared_at timestamptz,
    object_name text,
    sha256 text,
    size bigint
);

create index letters_wanted on letters (wanted_at) where prepared_at is null;
