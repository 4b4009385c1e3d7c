package se.utskick.campaign;

/** How print pieces are formed: one for each address a youth's recipients share, or one for each custodian. */
public enum Grouping {
    ADDRESS,
    CUSTODIAN
}
