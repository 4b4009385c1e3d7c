package se.utskick.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import se.utskick.Lang;
import se.utskick.Places;
import se.utskick.Progress;
import se.utskick.Refusal;
import se.utskick.Utskick;
import se.utskick.email.MailLedger;
import se.utskick.file.DurableFolder;
import se.utskick.run.MailOffice;

/**
 * The rooms wired to one data folder, held by this process alone while open. A second process on the same folder waits a few seconds
 * and is then refused.
 */
final class Workplace implements AutoCloseable {

    private final FolderLock lock;
    private final ConfigurableApplicationContext context;
    private final Lang lang;

    private Workplace(FolderLock lock, ConfigurableApplicationContext context, Lang lang) {
        this.lock = lock;
        this.context = context;
        this.lang = lang;
    }

    static Workplace open(GlobalOptions options) {
        Places places = options.places();
        FolderLock lock = FolderLock.take(prepared(places));
        try {
            Workplace workplace = new Workplace(lock, start(places, options), options.lang());
            workplace.room(Progress.class).in(options.lang());
            workplace.takeOver(places);
            return workplace;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Whatever is done next sees what a sending that crashed had noted already. */
    private void takeOver(Places places) {
        try {
            for (String run : MailLedger.cutOff(places)) {
                room(MailOffice.class).takeOver(run);
            }
        } catch (IOException | RuntimeException e) {
            context.close();
            throw e instanceof RuntimeException known
                    ? known
                    : Refusal.failure("cli.no-data", places.data()).because(e);
        }
    }

    /** The language of whoever works here. */
    Lang lang() {
        return lang;
    }

    <T> T room(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        context.close();
        lock.close();
    }

    private static Places prepared(Places places) {
        if (!Files.isDirectory(places.config())) {
            throw Refusal.of("cli.no-config", places.config());
        }
        try {
            DurableFolder.ownerOnly(places.data());
            return places;
        } catch (IOException e) {
            throw Refusal.failure("cli.no-data", places.data()).because(e);
        }
    }

    private static ConfigurableApplicationContext start(Places places, GlobalOptions options) {
        return new SpringApplicationBuilder(Utskick.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .lazyInitialization(true)
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Places.class, () -> places))
                .properties(Map.of(
                        "spring.config.additional-location",
                        "optional:" + places.config().toUri(),
                        "spring.datasource.url",
                        DatabaseUrl.of(places.data()),
                        "logging.level.root",
                        options.verbose() ? "info" : "warn"))
                .run();
    }
}
