-- How a merchant's payment window looks; a merchant without a row has the plain look.
create table merchants.brand (
    merchant_id bigint primary key references merchants.merchant,
    color       text check (color ~ '^#[0-9a-f]{6}$'),
    -- A small PNG of our own making.
    logo        bytea check (length(logo) between 1 and 100000)
);
grant select, insert, update, delete on merchants.brand to ${app_role};
