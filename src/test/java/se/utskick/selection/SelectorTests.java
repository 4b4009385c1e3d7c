package se.utskick.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static se.utskick.selection.Town.man;
import static se.utskick.selection.Town.woman;

import org.junit.jupiter.api.Test;

class SelectorTests {

    private final Town town = Town.empty();

    @Test
    void writesToBothCustodiansOfAYouth() {
        String youth = town.person(woman("2011-12-05")).in();
        String mother =
                town.person(woman("1980-01-01")).at("EXEMPELGATAN 1", "D1").in();
        String father =
                town.person(man("1979-01-01")).at("EXEMPELGATAN 1", "D1").in();
        town.relation(youth, "V", mother);
        town.relation(youth, "V", father);

        assertThat(town.rows(town.moped()))
                .containsExactly(youth + ";" + father + ";;PRINT", youth + ";" + mother + ";;PRINT");
        assertThat(town.pieces(town.moped())).containsExactly("PRINT to " + father + "+" + mother + " about " + youth);
    }
}
