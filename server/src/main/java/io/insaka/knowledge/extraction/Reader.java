package io.insaka.knowledge.extraction;

import io.insaka.knowledge.extraction.Unreadable.Reason;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A process that reads documents, as seen from here: with little memory, no environment, and a deadline. */
final class Reader implements AutoCloseable {
    private static final String MAIN = "io.insaka.InsakaApplication";

    private final Process process;
    private final DataOutputStream to;
    private final DataInputStream from;
    private final ExtractionSettings settings;

    Reader(ExtractionSettings settings) throws IOException {
        this.settings = settings;
        ProcessBuilder builder = new ProcessBuilder(command(settings)).redirectError(Redirect.DISCARD);
        // The keys of the product are there.
        builder.environment().clear();
        this.process = builder.start();
        this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.from = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** The same program once more, however it was started: as one jar, or from a class path. */
    private static List<String> command(ExtractionSettings settings) {
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + settings.memory().toMegabytes() + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xlog:disable",
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true"));
        String classPath = System.getProperty("java.class.path");
        if (classPath.endsWith(".jar") && !classPath.contains(System.getProperty("path.separator"))) {
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, MAIN));
        }
        command.add(ExtractionProcess.COMMAND);
        command.add(Integer.toString(settings.mostText()));
        command.add(Integer.toString(settings.mostBlocks()));
        command.add(Integer.toString(settings.mostPages()));
        return command;
    }

    Extracted read(Format format, byte[] bytes, String base) throws Unreadable {
        CompletableFuture<?> deadline = CompletableFuture.runAsync(
                process::destroyForcibly,
                CompletableFuture.delayedExecutor(settings.patience().toMillis(), TimeUnit.MILLISECONDS));
        try {
            to.writeByte(format.ordinal());
            Wire.write(base, to);
            to.writeInt(bytes.length);
            to.write(bytes);
            to.flush();
            return Wire.read(from, settings);
        } catch (IOException died) {
            // Out of memory or out of time; the next document gets a process of its own.
            throw new Unreadable(Reason.TOO_DEMANDING);
        } finally {
            deadline.cancel(false);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
