-- What selection leaves for a run (room: selection). Restricted: erased by purge.

-- What was asked for, as the run's balance, re-check and overlap need it again; no personal data.
create table selection (
    run             varchar(80) primary key,
    snapshot        int not null,
    campaign        varchar(60) not null,
    as_of           date not null,
    rule            varchar(20) not null,  -- TURNING_AGE, AGE_RANGE or SCHOOL_YEAR
    window_from     date,                  -- TURNING_AGE
    window_to       date,
    age_from        int,                   -- TURNING_AGE (the age) and AGE_RANGE
    age_to          int,                   -- AGE_RANGE
    grade           int,                   -- SCHOOL_YEAR
    forms           varchar,               -- SCHOOL_YEAR: codes joined by commas
    municipality    varchar(4) not null,
    once_per        varchar(20) not null,
    youths          int not null,
    without_meeting varchar not null       -- JSON: pupils of the year at units without a meeting, by unit
);

create table decision (
    run       varchar(80) not null,
    ordinal   int not null,          -- the order of decisions.csv: youth, recipient, meeting, outcome
    youth     varchar(40) not null,  -- reached number, or a pupil's number as it stands
    recipient varchar(12) not null,  -- '' where there is no number
    meeting   varchar not null,      -- '' where the campaign has none
    outcome   varchar(30) not null,
    piece     varchar(12),           -- for EMAIL and PRINT only
    school    varchar not null,      -- for counts: the meeting's; '' where the campaign has none
    place     varchar not null,      -- for counts: postort or country a sent row's recipient lives at; '' where none
    flaw      varchar,               -- why NOT_PRINTABLE, by reason name and field; never the text
    primary key (run, ordinal)
);

-- What the manual route needs: every protected record a held youth has to do with. Joined with nothing that leaves.
create table held_protection (
    run       varchar(80) not null,
    youth     varchar(40) not null,
    recipient varchar(12) not null,  -- '' where the record is the youth's own
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
create index held_protection_run on held_protection (run);
