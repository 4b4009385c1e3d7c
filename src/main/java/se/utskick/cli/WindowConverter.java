package se.utskick.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import se.utskick.selection.SelectionOrder.Window;

/** {@code FROM/TO}, two dates. */
final class WindowConverter implements ITypeConverter<Window> {

    @Override
    public Window convert(String text) {
        String[] dates = text.split("/", -1);
        try {
            if (dates.length == 2) {
                return new Window(LocalDate.parse(dates[0]), LocalDate.parse(dates[1]));
            }
        } catch (DateTimeException notADate) {
            throw new TypeConversionException("not two dates such as 2027-01-01/2027-01-31");
        }
        throw new TypeConversionException("not two dates such as 2027-01-01/2027-01-31");
    }
}
