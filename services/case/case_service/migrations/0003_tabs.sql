-- The answers of a tab as typed, sealed as one JSON object; version counts saves.
create table tabs (
    case_id uuid not null references cases (id),
    tab text not null check (
        tab in (
            'general', 'licenses', 'background-questionnaire', 'e-and-o',
            'banking-information', 'code-of-conduct'
        )
    ),
    version integer not null,
    answers bytea not null,
    saved_at timestamptz not null,
    primary key (case_id, tab)
);

-- Files that the documents service took in for a case.
create table files (
    file_id uuid primary key,
    case_id uuid not null references cases (id),
    kind text not null,
    accepted_at timestamptz not null
);

create index files_case on files (case_id);
