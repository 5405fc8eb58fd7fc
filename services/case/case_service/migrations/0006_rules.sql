-- Dated rules. The row in force on a day is the one with the latest effective_on that is
-- not after it; a change is a new row, never an update.
create table fee_rules (
    state text not null,
    bluelincs_hmo boolean not null,
    effective_on date not null,
    cents integer not null check (cents >= 0),
    source text not null,
    primary key (state, bluelincs_hmo, effective_on)
);

-- "No fee" and "no appointment" are two facts: where the mode is none, nothing is filed
-- and no fee is due whatever the fee table says.
create table appointment_rules (
    state text not null,
    effective_on date not null,
    mode text not null check (mode in ('none', 'individual')),
    source text not null,
    primary key (state, effective_on)
);

create table minimum_rules (
    state text not null,
    effective_on date not null,
    cents bigint not null check (cents > 0),
    source text not null,
    primary key (state, effective_on)
);

-- Which addendum a state adds to the contract packet.
create table addendum_rules (
    state text not null,
    effective_on date not null,
    document text,
    source text not null,
    primary key (state, effective_on)
);
