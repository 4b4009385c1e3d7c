package se.utskick;

import java.nio.file.Path;

/**
 * Where this process finds and leaves things.
 *
 * @param data the embedded database, snapshots and runs ({@code --data}, default {@code data/} in the working folder)
 * @param config {@code application.yaml}, campaigns and print profiles ({@code --config}, default beside the jar)
 * @param templates one folder a campaign and {@code shared/} ({@code --templates}, default beside the jar)
 */
public record Places(Path data, Path config, Path templates) {

    public Path snapshot(int number) {
        return data.resolve("snapshots").resolve(Integer.toString(number));
    }

    public Path run(String run) {
        return data.resolve("runs").resolve(run);
    }

    public Path campaigns() {
        return config.resolve("campaigns");
    }
}
