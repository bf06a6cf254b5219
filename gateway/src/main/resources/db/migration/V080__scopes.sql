-- For whom somebody works is said, and no longer meant by a list that happens to be empty.
-- Merchants' own people come in, and the last administrator stays.

alter table people.operator add column works_for_all boolean;
update people.operator o
   set works_for_all = not exists (
           select 1 from people.operator_merchant m where m.operator_id = o.id);
-- An administrator sets up the whole installation. Who worked for some merchants goes on with them.
update people.operator set role = 'SUPERVISOR' where role = 'ADMINISTRATOR' and not works_for_all;

alter table people.operator
    alter column works_for_all set not null,
    add unique (id, works_for_all),
    drop constraint operator_role_check,
    add constraint operator_role_check check (
        role in ('MERCHANT_USER', 'VIEWER', 'OPERATOR', 'SUPERVISOR', 'ADMINISTRATOR')),
    add constraint administrators_work_for_all check (role <> 'ADMINISTRATOR' or works_for_all),
    add constraint merchant_users_work_for_some
        check (role <> 'MERCHANT_USER' or not works_for_all);

alter table people.operator_merchant
    add column works_for_all boolean not null default false check (not works_for_all),
    add constraint only_who_works_for_some foreign key (operator_id, works_for_all)
        references people.operator (id, works_for_all) deferrable initially deferred;

create function people.works_for_somebody() returns trigger language plpgsql as $$
declare
    who bigint;
begin
    if tg_table_name = 'operator' then who := new.id; else who := old.operator_id; end if;
    if exists (select 1 from people.operator o
                where o.id = who and not o.works_for_all
                  and not exists (select 1 from people.operator_merchant m
                                   where m.operator_id = o.id)) then
        raise check_violation using message = 'an operator works for no merchant';
    end if;
    return null;
end $$;
create constraint trigger works_for_somebody after insert or update on people.operator
    deferrable initially deferred for each row execute function people.works_for_somebody();
create constraint trigger works_for_somebody after delete on people.operator_merchant
    deferrable initially deferred for each row execute function people.works_for_somebody();

-- Locked in key order, so that two who go at once are seen by each other.
create function people.keep_an_administrator() returns trigger language plpgsql as $$
begin
    perform 1 from people.operator where role = 'ADMINISTRATOR' and enabled
      order by id for no key update;
    if not found then
        raise check_violation using constraint = 'keep_an_administrator',
            message = 'the last administrator stays';
    end if;
    return null;
end $$;
create constraint trigger keep_an_administrator after update on people.operator
    deferrable initially deferred for each row
    when (old.role = 'ADMINISTRATOR' and old.enabled
          and not (new.role = 'ADMINISTRATOR' and new.enabled))
    execute function people.keep_an_administrator();
