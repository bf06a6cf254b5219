-- Operators, their sessions, and what slows down those who guess passwords.
create schema people;
grant usage on schema people to ${app_role};

create table people.operator (
    id            bigint generated always as identity primary key,
    login         text not null unique check (login ~ '^[a-z0-9][a-z0-9._@-]{0,62}$'),
    name          text not null check (length(name) between 1 and 190),
    password_hash text not null,
    role          text not null
        check (role in ('VIEWER', 'OPERATOR', 'SUPERVISOR', 'ADMINISTRATOR')),
    enabled       boolean not null,
    created_at    timestamptz not null
);

-- Which merchants an operator works for; one without a row works for all.
create table people.operator_merchant (
    operator_id bigint not null references people.operator,
    merchant_id bigint not null references merchants.merchant,
    primary key (operator_id, merchant_id)
);

-- Failures only. A login may be a password typed into the wrong field, so its hash must do.
create table people.sign_in_failure (
    at           timestamptz not null,
    login_sha256 bytea not null check (length(login_sha256) = 32),
    network      text not null
);
create index sign_in_failure_by_login on people.sign_in_failure (login_sha256, at);
create index sign_in_failure_by_network on people.sign_in_failure (network, at);
create index sign_in_failure_by_time on people.sign_in_failure (at);

-- As Spring Session wants them.
create table people.session (
    primary_id            char(36) not null primary key,
    session_id            char(36) not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    principal_name        varchar(100)
);
create index session_by_expiry on people.session (expiry_time);
create index session_by_principal on people.session (principal_name);

create table people.session_attributes (
    session_primary_id char(36) not null references people.session on delete cascade,
    attribute_name     varchar(200) not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

grant select, insert, update on people.operator to ${app_role};
grant select, insert, delete on people.operator_merchant, people.sign_in_failure to ${app_role};
grant select, insert, update, delete on people.session, people.session_attributes to ${app_role};
