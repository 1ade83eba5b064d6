package io.insaka.bridge.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The folder in which Chromium keeps the session. */
final class Profile {
    private static final Pattern HOST_AND_PROCESS = Pattern.compile(".*-([0-9]{1,18})");

    private Profile() {}

    /**
     * Takes away the lock of a Chromium that was killed. Chromium does so itself, unless the machine has another name than
     * before, as a container has after each start; nobody else works in the folder, which is ours alone.
     */
    static void unlock(Path profile) throws IOException {
        Path lock = profile.resolve("SingletonLock");
        if (!Files.isSymbolicLink(lock)) {
            return;
        }
        Matcher owner = HOST_AND_PROCESS.matcher(Files.readSymbolicLink(lock).toString());
        boolean alive = owner.matches()
                && ProcessHandle.of(Long.parseLong(owner.group(1)))
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.contains("chrom"))
                        .isPresent();
        if (!alive) {
            Files.deleteIfExists(lock);
        }
    }
}
