-- Whether a run is on its way in one command (run --approve-as): repeated with --new, that command goes on with it instead of beginning
-- another. False again once the command was refused, and for what prepare began.
alter table run add column in_one_command boolean default false not null;
