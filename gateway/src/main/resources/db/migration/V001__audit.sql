-- Who did what: one hash chain per merchant, and chain 0 for the installation.
create schema audit;
grant usage on schema audit to ${app_role};

create table audit.entry (
    chain         bigint not null check (chain >= 0),
    number        bigint not null check (number > 0),
    at            timestamptz not null,
    actor         text not null check (length(actor) between 1 and 190),
    name          text not null check (length(name) between 1 and 190),
    subject       text not null,
    -- Sorted by key, as they were hashed.
    detail_keys   text[] not null,
    detail_values text[] not null,
    sha256        bytea not null check (length(sha256) = 32),
    primary key (chain, number),
    constraint details_come_in_pairs check (cardinality(detail_keys) = cardinality(detail_values))
);

-- The end of each chain; its lock gives every act its place.
create table audit.head (
    chain  bigint primary key check (chain >= 0),
    number bigint not null check (number >= 0),
    sha256 bytea not null check (length(sha256) = 32)
);

-- What was recorded stays: nobody but the owner may change or delete an entry.
grant select, insert on audit.entry to ${app_role};
grant select, insert, update on audit.head to ${app_role};
