package se.utskick.register;

import java.io.IOException;
import java.sql.SQLException;
import se.utskick.Refusal;

/** What should have worked and did not, told without the words of the database, which may quote a row. */
final class Trouble {

    private Trouble() {}

    static Refusal in(SQLException e) {
        return Refusal.failure("register.database", e.getSQLState());
    }

    static Refusal in(IOException e) {
        return Refusal.failure("register.files", e.getClass().getSimpleName()).because(e);
    }
}
