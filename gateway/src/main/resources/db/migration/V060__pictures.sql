-- Proofs of payers, by month, so that old ones can be dropped without touching new ones.
create schema pictures;
grant usage on schema pictures to ${app_role};

create sequence pictures.picture_id as bigint;
grant usage on sequence pictures.picture_id to ${app_role};

-- An identity column of a partitioned table would need PostgreSQL 17.
create table pictures.picture (
    id          bigint not null default nextval('pictures.picture_id'),
    merchant_id bigint not null,
    stored_at   timestamptz not null,
    content     bytea not null check (length(content) > 0),
    media_type  text not null check (media_type in ('image/png', 'image/jpeg')),
    width       int not null check (width between 1 and 2000),
    height      int not null check (height between 1 and 2000),
    sha256      bytea not null check (length(sha256) = 32),
    fingerprint bigint not null,
    primary key (merchant_id, id, stored_at)
) partition by range (stored_at);

create index on pictures.picture (merchant_id, sha256);
create index on pictures.picture (merchant_id, stored_at) include (fingerprint, sha256, id);

-- Takes what no month is ready for, so that nothing is ever refused.
create table pictures.picture_other partition of pictures.picture default;

grant select, insert on pictures.picture to ${app_role};

-- Runs as the owner, because the application may not create tables. A month of which some rows
-- are already in the default partition stays there: moving them would lock everybody out.
create function pictures.prepare_months(first timestamptz, months int) returns int
    language plpgsql security definer set search_path = pictures, pg_temp as $$
declare
    month timestamp := date_trunc('month', first at time zone 'UTC');
    made int := 0;
begin
    perform pg_advisory_xact_lock(hashtext('pictures.prepare_months'));
    for i in 1 .. least(months, 24) loop
        begin
            execute format(
                'create table if not exists pictures.%I partition of pictures.picture '
                    || 'for values from (%L) to (%L)',
                'picture_' || to_char(month, 'YYYY_MM'),
                month at time zone 'UTC',
                (month + interval '1 month') at time zone 'UTC');
            made := made + 1;
        exception when check_violation then
            null;
        end;
        month := month + interval '1 month';
    end loop;
    return made;
end $$;
revoke execute on function pictures.prepare_months from public;
grant execute on function pictures.prepare_months to ${app_role};

select pictures.prepare_months(now(), 3);
