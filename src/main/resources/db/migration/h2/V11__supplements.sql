-- Supplements: packages after the run's own, of reprints and of letters instead of e-mail (room: run).

create table supplement (
    run              varchar(80) not null,
    number           int not null,           -- from 2: print-2, print-3; a cancelled one keeps its number
    state            varchar(10) not null,   -- run.SupplementState, by name
    prepared_by      varchar(200) not null,
    prepared_account varchar(200) not null,
    left_out         varchar not null,       -- JSON: how many messages got no letter, by reason
    package_sha256   char(64) not null,      -- of its SHA256SUMS; changes when a piece is taken out
    approved_by      varchar(200),           -- this and the next two: null until approved, and again when a piece is taken out
    approved_account varchar(200),
    approved_pieces  int,
    primary key (run, number)
);

-- Everyone who made or repeated a supplement; none of them may approve it.
create table supplement_preparer (
    run    varchar(80) not null,
    number int not null,
    name   varchar(200) not null,
    primary key (run, number, name)
);

-- Which package a bundle lies in: 1 the run's own, N that of supplement N. Bundles are numbered on through all packages of a run.
alter table bundle add column part int default 1 not null;
alter table bundle_piece add column part int default 1 not null;

-- A reprint keeps its reference: the same piece lies in several bundles, once a printing.
alter table bundle_piece add column copy int default 1 not null;
-- In a supplement: where the piece (or the message it replaces) was when the supplement was made. It must still be there when it leaves.
alter table bundle_piece add column found_in varchar(20);
alter table bundle_piece drop primary key;
alter table bundle_piece add primary key (run, piece, copy);

-- The message a letter goes instead of; null for every other piece.
alter table piece add column replaces varchar(12);
