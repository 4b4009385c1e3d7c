package se.utskick;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place that asks the machine for the time; everything else is handed a {@link Clock} or a date. */
@Configuration(proxyBeanMethods = false)
public class ClockOfThisMachine {

    /** UTC, for log times and the day of an import. */
    @Bean
    public Clock clock() {
        return Clock.systemUTC();
    }
}
