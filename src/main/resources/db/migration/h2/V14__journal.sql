-- What is about to be sent stands in the sending's journal, a file, and no longer here.
drop table mail_intent;
