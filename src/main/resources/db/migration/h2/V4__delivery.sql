-- The delivery log, one chain a run, the state of every piece, and the memory of what was sent (room: delivery).

create table log_entry (
    run    varchar(80) not null,
    seq    bigint not null,
    time   varchar(30) not null,   -- ISO 8601, UTC, milliseconds
    event  varchar(40) not null,
    piece  varchar(12),
    from_state varchar(20),
    to_state varchar(20),
    actor  varchar(200),
    detail varchar,
    prev   char(64) not null,
    hash   char(64) not null,
    primary key (run, seq)
);

create table piece_state (
    run     varchar(80) not null,
    piece   varchar(12) not null,
    channel varchar(5) not null,
    state   varchar(20) not null,
    primary key (run, piece)
);

-- Which youth and recipient a piece was for, as a keyed hash of campaign, period, youth and recipient (the key stands in data/keys/),
-- kept as long as ALREADY_SENT needs it, also after purge.
create table sent_memory (
    person_key char(64) not null,
    campaign   varchar(60) not null,
    period     varchar(60) not null,
    run        varchar(80) not null,
    piece      varchar(12) not null,
    primary key (person_key, run, piece)
);
