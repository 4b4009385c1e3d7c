-- Whether a run's personal data is erased (room: run). The run itself, its log and its counts stay.
alter table run add column purged boolean default false not null;
