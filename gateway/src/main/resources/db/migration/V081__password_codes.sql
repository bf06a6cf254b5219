-- Administrators give codes, and people set their passwords with them.
alter table people.operator alter column password_hash drop not null;

create table people.password_code (
    operator_id bigint primary key references people.operator,
    code_sha256 bytea not null unique check (length(code_sha256) = 32),
    expires_at  timestamptz not null
);
grant select, insert, update, delete on people.password_code to ${app_role};
