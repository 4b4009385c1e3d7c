package se.utskick.register;

/** The formats a population-register extract comes in ({@code --format navet-xml|csv}). */
public enum RegisterFormat {
    NAVET_XML,
    CSV
}
