package se.utskick.register;

/** What makes a record unusable: the field and the reason. */
record Flaw(String field, RejectReason reason) {}
