package io.insaka;

/**
 * Threads that carry virtual threads. One that is loading a class cannot be put aside; while it waits for the lock of a jar
 * inside our jar it keeps its carrier. Who has that lock may have been put aside, waiting for the jar's file, and with as
 * few carriers as processors, all of them kept, it never gets one again: the process stands still for ever. Seen after a
 * start into heavy traffic.
 */
final class Carriers {
    private static final String PARALLELISM = "jdk.virtualThreadScheduler.parallelism";
    /** Far more than load classes at the same moment; one without work is not started. */
    private static final String MANY = "64";

    private Carriers() {}

    /** Before the first virtual thread, and only where classes come from jars inside a jar. */
    static void makeRoom() {
        if (nested() && System.getProperty(PARALLELISM) == null) {
            System.setProperty(PARALLELISM, MANY);
        }
    }

    private static boolean nested() {
        var source = Carriers.class.getProtectionDomain().getCodeSource();
        return source != null && String.valueOf(source.getLocation()).contains("nested:");
    }
}
