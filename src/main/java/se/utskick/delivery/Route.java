package se.utskick.delivery;

/** The way a piece goes; its first state tells which: {@code COMPOSED} a letter, {@code QUEUED} an e-mail. */
public enum Route {
    PRINT,
    EMAIL
}
