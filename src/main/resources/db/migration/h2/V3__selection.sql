-- What selection leaves for a run (room: selection). Restricted: erased by purge.

create table decision (
    run       varchar(80) not null,
    ordinal   int not null,          -- the order of decisions.csv: youth, recipient, meeting, outcome
    youth     varchar(40) not null,  -- reached number, or a pupil's number as it stands
    recipient varchar(12) not null,  -- '' where there is no number
    meeting   varchar not null,      -- '' where the campaign has none
    outcome   varchar(30) not null,
    piece     varchar(12),           -- for EMAIL and PRINT only
    school    varchar not null,      -- for counts; '' where the campaign has none
    place     varchar not null,      -- postort of the address used, for counts; '' where none
    flaw      varchar,               -- why NOT_PRINTABLE, by reason name and field; never the text
    primary key (run, ordinal)
);

-- What the manual route needs: every protected record a held youth has to do with. Joined with nothing that leaves.
create table held_protection (
    run       varchar(80) not null,
    youth     varchar(40) not null,
    recipient varchar(12) not null,
    flag      varchar(22) not null,
    record_of varchar(40) not null
);

create table piece (
    run      varchar(80) not null,
    ref      varchar(12) not null,
    channel  varchar(5) not null,    -- EMAIL or PRINT
    sort_key varchar not null,       -- postnummer, postort, address, ref: the order of bundles and of the outbox
    payload  varchar not null,       -- JSON of selection.Piece
    primary key (run, ref)
);

create index piece_order on piece (run, channel, sort_key);
create index decision_piece on decision (run, piece);
