-- A source that was never heard of can be silent too.
alter table bankfeed.source_health alter column heard_at drop not null;

-- What a source sent lately.
create index notification_by_source on bankfeed.notification (source_id, heard_at);

-- How the balances in texts ran.
create index notification_with_balance on bankfeed.notification (merchant_id, received_at)
    where balance_minor is not null;
