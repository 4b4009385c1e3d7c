package se.utskick;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house as design.md draws it: imports look left, and each library lives in its room. */
class RoomsTests {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("se.utskick");

    @Test
    void everyRoomImportsOnlyWhatItsDoorAllows() {
        ApplicationModules.of(Utskick.class).verify();
    }

    @Test
    void personAndFileArePlainJava() {
        noClasses()
                .that()
                .resideInAnyPackage("se.utskick.person", "se.utskick.file")
                .should()
                .dependOnClassesThat(resideInAPackage("org.springframework..")
                        .and(not(resideInAPackage("org.springframework.modulith"))))
                .check(HOUSE);
    }

    @Test
    void onlyRunAndItsStepsKnowSpringBatch() {
        noClasses()
                .that()
                .resideOutsideOfPackage("se.utskick.run")
                .and()
                .haveSimpleNameNotEndingWith("Step")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.batch..")
                .check(HOUSE);
    }

    @Test
    void pdfBoxLivesInLetterPrintAndReport() {
        noClasses()
                .that()
                .resideOutsideOfPackages("se.utskick.letter", "se.utskick.print", "se.utskick.report")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pdfbox..", "org.apache.fontbox..", "com.openhtmltopdf..")
                .check(HOUSE);
    }

    @Test
    void jakartaMailLivesInEmail() {
        noClasses()
                .that()
                .resideOutsideOfPackage("se.utskick.email")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..", "org.springframework.mail..")
                .check(HOUSE);
    }

    @Test
    void noRoomIsNamedForWhatItIsInsteadOfWhatItDoes() {
        classes()
                .should()
                .resideOutsideOfPackages("..util..", "..common..", "..helper..", "..service..", "..impl..", "..model..")
                .check(HOUSE);
    }

    @Test
    void theClockIsAskedInOnePlace() {
        noClasses()
                .that()
                .doNotHaveSimpleName("ClockOfThisMachine")
                .should()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .check(HOUSE);
    }
}
