package io.insaka.telemetry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One log line for each stage a message passes, under one name: off unless somebody follows messages. */
public final class Stages {
    private static final Logger log = LoggerFactory.getLogger("io.insaka.path");

    private Stages() {}

    /** Ask before anything is put together for a line. */
    public static boolean followed() {
        return log.isDebugEnabled();
    }

    /** @param what a sentence with a place for the id; never anything a person wrote */
    public static void passed(TraceContext trace, String what, Object id) {
        if (log.isDebugEnabled()) {
            try (var _ = trace.open()) {
                log.debug(what, id);
            }
        }
    }
}
