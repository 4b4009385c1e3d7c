-- The corridor: a mailing's way from prepared to closed (room: run).

create table run (
    name             varchar(80) primary key,
    campaign         varchar(60) not null,
    as_of            date not null,
    number           int not null,
    window_from      date,
    window_to        date,
    snapshot         int not null,
    letter_date      date not null,
    frozen           varchar not null,      -- JSON of campaign.Campaign as it was when the run began
    state            varchar(10) not null,
    prepared_by      varchar(200) not null,
    prepared_account varchar(200) not null,
    selection        varchar,               -- JSON of selection.SelectionResult; null until selected
    template_name    varchar(60),
    template_sha256  char(64),
    message_sha256   char(64),              -- null where the campaign sends no e-mail
    planned          boolean not null,
    decisions_sha256 char(64),              -- this and the next two: null until prepared
    package_sha256   char(64),
    messages_sha256  char(64),
    unique (campaign, as_of, number)
);

-- Restricted: erased by purge. Who has it can tell which person a reference is for.
create table run_key (
    run     varchar(80) primary key,
    run_key char(64) not null
);

-- Everyone who began or resumed a run; none of them may approve it.
create table preparer (
    run  varchar(80) not null,
    name varchar(200) not null,
    primary key (run, name)
);

create table approval (
    run              varchar(80) primary key,
    approved_by      varchar(200) not null,
    account          varchar(200) not null,
    pieces           int not null,
    decisions_sha256 char(64) not null,
    template_sha256  char(64) not null,
    message_sha256   char(64),
    package_sha256   char(64) not null,
    messages_sha256  char(64) not null,
    content_sha256   char(64) not null,     -- of every piece's reference and text hash
    same_command     boolean not null
);

-- A unit of work: a bundle's file for print, a batch of messages for e-mail. Set where sha256 is known.
create table bundle (
    run     varchar(80) not null,
    channel varchar(5) not null,
    number  int not null,
    sheets  int not null,
    sha256  char(64),
    primary key (run, channel, number)
);

-- Restricted (names and address): those two columns are erased by purge.
create table bundle_piece (
    run        varchar(80) not null,
    piece      varchar(12) not null,
    channel    varchar(5) not null,
    bundle     int not null,
    ordinal    int not null,
    sheets     int not null,                -- 0 for e-mail
    first_page int,
    pages      int,
    names      varchar,                     -- as in the window, a line each
    address    varchar,
    sha256     char(64),                    -- of the text on its pages; of the message's bytes
    removed_in varchar(10),                 -- the run's state when the piece was taken out before delivery
    stop_list  int,                         -- the stop list it stands on, taken back after delivery
    primary key (run, piece)
);

create index bundle_piece_order on bundle_piece (run, channel, bundle, ordinal);
