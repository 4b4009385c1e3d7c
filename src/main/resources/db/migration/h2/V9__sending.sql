-- What sending by SMTP needs to survive its own end (room: email). No personal data: pieces by reference.

-- A message about to be given its final dot. Written just before it, gone with the outcome: what stands here and is still QUEUED when
-- nothing sends is in doubt.
create table mail_intent (
    run      varchar(80) not null,
    piece    varchar(12) not null,
    at       varchar(30) not null,   -- ISO 8601, UTC, milliseconds
    server   varchar(300) not null,
    attempts int not null,
    primary key (run, piece)
);

-- A message the server has put off.
create table mail_deferral (
    run       varchar(80) not null,
    piece     varchar(12) not null,
    attempts  int not null,
    first_try timestamp with time zone not null,
    due       timestamp with time zone not null,
    answer    varchar(40) not null,  -- codes alone
    primary key (run, piece)
);

-- Why a run's sending stands still until somebody gives it a go; one row at most.
create table mail_brake (
    run    varchar(80) primary key,
    reason varchar(20) not null,     -- BrakeReason, by name
    actor  varchar(200),             -- null where the machine braked
    at     varchar(30) not null
);
