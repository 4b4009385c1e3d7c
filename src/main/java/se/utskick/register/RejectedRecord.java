package se.utskick.register;

/**
 * A record that could not be used: where it stands and why, never what it holds.
 *
 * @param file the order of the file among those imported
 * @param record its place in the file, from 1, the header not counted
 * @param field as the format calls it; empty where the record as a whole is meant
 */
record RejectedRecord(int file, long record, String field, RejectReason reason) {}
