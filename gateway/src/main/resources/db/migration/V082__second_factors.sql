-- What somebody shows besides his password: a code of his phone, a passkey, or a code on paper.
create schema factors;
grant usage on schema factors to ${app_role};

-- The secret is sealed. A step of 30 seconds is taken once, whichever node it comes to.
create table factors.authenticator (
    operator_id  bigint primary key references people.operator,
    secret       bytea not null,
    confirmed_at timestamptz,
    last_step    bigint not null default 0 check (last_step >= 0),
    created_at   timestamptz not null,
    constraint confirmed_by_a_code check (confirmed_at is null or last_step > 0)
);

-- Each may be used once, instead of the phone that was lost.
create table factors.recovery_code (
    operator_id bigint not null references people.operator,
    code_sha256 bytea not null check (length(code_sha256) = 32),
    used_at     timestamptz,
    primary key (operator_id, code_sha256)
);

create table factors.passkey (
    credential_id      bytea primary key check (length(credential_id) between 1 and 1023),
    operator_id        bigint not null references people.operator,
    label              text not null check (length(label) between 1 and 60),
    public_key         bytea not null,
    signature_count    bigint not null check (signature_count >= 0),
    user_verified      boolean not null,
    transports         text[] not null,
    backup_eligible    boolean not null,
    backup_state       boolean not null,
    attestation_object bytea not null,
    client_data        bytea not null,
    created_at         timestamptz not null,
    last_used_at       timestamptz
);
create index passkey_by_operator on factors.passkey (operator_id);

-- A try stands here before it is looked at, so that a burst gets no more tries than a queue.
create table factors.try (
    operator_id bigint not null references people.operator,
    at          timestamptz not null
);
create index try_by_operator on factors.try (operator_id, at);

grant select, insert, update, delete on factors.authenticator, factors.passkey to ${app_role};
grant select, insert, update, delete on factors.recovery_code, factors.try to ${app_role};
