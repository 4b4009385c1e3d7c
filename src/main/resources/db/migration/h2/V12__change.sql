-- A run that tells those who were invited to a meeting that it has moved or is called off (rooms: run, selection).

-- The meeting's id; null for a run that invites.
alter table run add column change_of varchar;

alter table selection add column change_of varchar;
-- What the periods of ALREADY_SENT end with in such a run: which change it tells of.
alter table selection add column period_suffix varchar(40);

-- Who was told what this run changes, as the selection found it: one row a youth and recipient, by the numbers they go by in the
-- snapshot. Restricted: erased by purge.
create table invited (
    run       varchar(80) not null,
    youth     varchar(40) not null,
    recipient varchar(12) not null,
    told_in   varchar(80) not null,  -- the run whose piece told last
    piece     varchar(12) not null,  -- that piece
    primary key (run, youth, recipient)
);
