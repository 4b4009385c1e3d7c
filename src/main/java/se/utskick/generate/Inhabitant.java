package se.utskick.generate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One record of the register while its family is being made: filled in, bent by the hard cases, written and forgotten. */
final class Inhabitant {

    /** The flags as the two formats can say them. */
    enum Flag {
        NONE,
        SEKRETESSMARKERING,
        SKYDDAD_FOLKBOKFORING,
        /** A value that is neither yes nor no. */
        UNREADABLE
    }

    final boolean woman;
    LocalDate birth;
    String number = "";
    /** As registered: compact, maybe incomplete. */
    String registeredBirth = "";

    String given = "";
    String marking = "";
    String middle = "";
    String surname = "";
    Flag flag = Flag.NONE;
    String leftFor = "";
    String leftOn = "";
    String refersTo = "";
    Home home;
    Home.Post special = Home.Post.NONE;
    Home.Abroad abroad = Home.Abroad.NONE;
    final List<Tie> ties = new ArrayList<>();
    /** A record with nothing but number and flag. */
    boolean bare;

    Inhabitant(boolean woman, LocalDate birth, Home home) {
        this.woman = woman;
        this.birth = birth;
        this.home = home;
        this.registeredBirth = Days.compact(birth);
    }

    boolean isRegisteredIn(String municipality) {
        return leftFor.isEmpty() && home.municipality().equals(municipality);
    }

    boolean hasTurned(int age, LocalDate asOf) {
        return !birth.plusYears(age).isAfter(asOf);
    }

    void leave(String code, LocalDate day) {
        leftFor = code;
        leftOn = Days.compact(day);
    }

    boolean isTiedTo(String kind, Inhabitant other) {
        return ties.stream()
                .anyMatch(tie -> tie.kind().equals(kind) && tie.related().equals(other.number));
    }

    @Override
    public String toString() {
        return "Inhabitant[masked]";
    }
}
