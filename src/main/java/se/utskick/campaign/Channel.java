package se.utskick.campaign;

/** How a mailing may reach a recipient, in the order a campaign lists them. */
public enum Channel {
    EMAIL,
    PRINT
}
