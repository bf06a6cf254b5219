-- What merchants are told: one frozen message per deposit and per finished withdrawal.
create schema postbacks;
grant usage on schema postbacks to ${app_role};

create table postbacks.postback (
    merchant_id     bigint not null references merchants.merchant,
    id              bigint generated always as identity,
    kind            text not null check (kind in ('DEPOSIT', 'WITHDRAWAL')),
    subject_id      bigint not null,
    test            boolean not null,
    -- The body without its seal: wallet_type to created_datetime, and the value of additional_data.
    head            text not null,
    data            text not null,
    signature       text not null check (signature ~ '^[0-9a-f]{40}$'),
    access_key      text not null,
    key_version     int not null check (key_version > 0),
    created_at      timestamptz not null,
    status          text not null default 'PENDING'
        check (status in ('PENDING', 'DELIVERED', 'FAILED')),
    -- First tries and retries do not wait for each other.
    lane            text not null default 'FIRST' check (lane in ('FIRST', 'RETRY')),
    -- Grows with every lease and never shrinks: the fence of late results.
    attempt         int not null default 0 check (attempt >= 0),
    leased          boolean not null default false,
    -- How far the retry plan has got; a resend begins it anew.
    tries           int not null default 0 check (tries >= 0),
    -- While leased the end of the lease; null while the merchant has no URL.
    next_attempt_at timestamptz,
    waiting_since   timestamptz,
    alarms          smallint not null default 0 check (alarms between 0 and 3),
    ended_at        timestamptz,
    primary key (merchant_id, id),
    unique (merchant_id, kind, subject_id),
    constraint only_pending_is_due check (status = 'PENDING' or next_attempt_at is null),
    constraint only_due_is_waiting
        check ((next_attempt_at is null) = (waiting_since is null)),
    constraint only_due_is_leased check (not leased or next_attempt_at is not null),
    constraint ended_has_its_time check ((status = 'PENDING') = (ended_at is null)),
    constraint ended_was_tried check (status = 'PENDING' or attempt > 0)
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0);

-- Leads from merchant to merchant and to each one's oldest due postback.
create index postback_due on postbacks.postback (lane, merchant_id, next_attempt_at)
    where next_attempt_at is not null;
create index postback_without_url on postbacks.postback (merchant_id)
    where status = 'PENDING' and next_attempt_at is null;
create index postback_failed on postbacks.postback (merchant_id, id) where status = 'FAILED';

-- Every request that was made, whatever came of it.
create table postbacks.attempt (
    merchant_id bigint not null,
    postback_id bigint not null,
    number      int not null check (number > 0),
    started_at  timestamptz not null,
    ended_at    timestamptz not null,
    url         text not null,
    outcome     text not null
        check (outcome in ('ACCEPTED', 'REFUSED', 'TIMED_OUT', 'UNREACHABLE')),
    http_status int,
    answer      text check (length(answer) <= 4096),
    fault       text,
    primary key (merchant_id, postback_id, number),
    foreign key (merchant_id, postback_id) references postbacks.postback (merchant_id, id),
    constraint accepted_has_no_fault check ((outcome = 'ACCEPTED') = (fault is null))
);

-- What is frozen stays frozen; what was tried stays recorded.
grant select, insert on all tables in schema postbacks to ${app_role};
grant update (signature, access_key, key_version, status, lane, attempt, leased, tries,
        next_attempt_at, waiting_since, alarms, ended_at)
    on postbacks.postback to ${app_role};
