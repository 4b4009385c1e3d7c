-- What came back of messages (rooms: delivery, run). No address and no text of anybody's: references, hashes and codes.

-- That a key of data/keys/ was made, and which: one that is lost or exchanged must not be made anew in silence.
create table secret_key (
    name   varchar(40) primary key,
    sha256 char(64) not null
);

-- Every message of the mailbox that was read; the same one read again changes nothing.
create table bounce_message (
    sha256 char(64) primary key,
    place  varchar(200),            -- where POP3 keeps it: a hash of the mailbox, and the message's UIDL; null where it was moved
    class  varchar(20) not null,    -- email.BounceClass
    effect varchar(20) not null,    -- run.BounceEffect
    piece  varchar(12),             -- null where it names none, or none that is believed
    run    varchar(80),             -- null where no run here has the piece
    status varchar(11)              -- RFC 3463; null where none was told
);

create index bounce_message_place on bounce_message (place);
create index bounce_message_run on bounce_message (run);

-- Addresses that do not exist, each as a keyed hash: no campaign writes to one again. Kept after purge.
create table bad_address (
    address_key char(64) primary key,
    run         varchar(80) not null,   -- whose message came back
    piece       varchar(12) not null
);

create index piece_state_piece on piece_state (piece);

-- A row whose recipient would get e-mail, were the address not one of those.
alter table decision add column bounced boolean default false not null;
