-- What an import leaves: one immutable, numbered snapshot (room: register).

create table snapshot (
    number      int primary key,
    extracted   date not null,
    imported_at timestamp with time zone not null,
    -- Not "in (…)": H2 compares a list of constants in the session that made the table, and refuses every row once that is closed.
    state       varchar(10) not null check (regexp_like(state, '^(IMPORTING|COMPLETE|PURGED)$')),
    summary     varchar not null        -- JSON: files with kind, sha256, records and rejected; counts
);

-- One row a person known by number. A rejected record stays known (usable = false): by its number and protection; one rejected for its
-- flag alone keeps birth date, municipality, deregistration and relations. Protected persons have no name and no address here.
create table person (
    snapshot          int not null,
    number            varchar(40) not null, -- 12 digits; as it stands where the record is rejected for it
    usable            boolean not null,     -- false: rejected, so nobody can be reached by it
    protection        varchar(22) not null, -- Protection, by name; the population register's alone
    birth_date        date,
    municipality      varchar(4),           -- LanKod and KommunKod
    deregistration    varchar(2),
    replaced_by       varchar(12),
    given_names       varchar,
    called            varchar,
    middle_name       varchar,
    surname           varchar,
    care_of           varchar,
    delivery1         varchar,
    delivery2         varchar,
    postal_code       varchar,
    city              varchar,
    special_care_of   varchar,
    special_delivery1 varchar,
    special_delivery2 varchar,
    special_postal_code varchar,
    special_city      varchar,
    foreign1          varchar,
    foreign2          varchar,
    foreign3          varchar,
    foreign_country   varchar,
    address_uuid      varchar,
    dwelling_uuid     varchar
);

-- Only V, MO, FA and F: what selection reads. related is null for a FodelsetidNr and where there is no number at all.
-- from_day and until_day are the first and the last day an incomplete date can mean.
create table relation (
    snapshot  int not null,
    person    varchar(12) not null,
    ordinal   int not null,
    kind      varchar(2) not null,
    related   varchar(12),
    from_day  date,
    until_day date
);

create table enrolment (
    snapshot  int not null,
    pupil     varchar(40) not null,  -- as it stands in the school register, interim numbers too
    unit      varchar not null,
    school    varchar not null,
    grade     int,
    form      varchar not null,
    class     varchar,
    start_day date,
    end_day   date,
    cancelled boolean not null
);

-- Pupils with any marking but none; a marking survives every rejection.
create table school_marking (
    snapshot int not null,
    pupil    varchar(40) not null
);

-- One row a number; two different contacts for one number are one row that is not usable.
create table contact (
    snapshot int not null,
    number   varchar(12) not null,
    email    varchar(254),
    consent  boolean not null,
    usable   boolean not null
);

create table suppression (
    snapshot  int not null,
    number    varchar(12) not null,
    campaign  varchar not null,      -- * is every campaign
    until_day date                   -- valid through; null is for ever
);

create table meeting (
    snapshot int not null,
    id       varchar not null,
    school   varchar not null,
    held_on  date not null,
    starts   varchar(5) not null,    -- HH:mm
    ends     varchar(5) not null,
    place    varchar not null,
    room     varchar not null,
    reply_by date,
    contact  varchar not null
);

create table meeting_unit (
    snapshot int not null,
    meeting  varchar not null,
    unit     varchar not null
);

create index person_number on person (snapshot, number);
create index relation_person on relation (snapshot, person);
create index enrolment_pupil on enrolment (snapshot, pupil);
create index school_marking_pupil on school_marking (snapshot, pupil);
create index contact_number on contact (snapshot, number);
create index suppression_number on suppression (snapshot, number);
create index meeting_id on meeting (snapshot, id);
create index meeting_unit_unit on meeting_unit (snapshot, unit);
