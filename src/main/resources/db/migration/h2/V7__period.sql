-- A period is "meeting:" and a meeting's id, which is as long as the register of meetings has it.
alter table sent_memory alter column period set data type varchar(1100);
