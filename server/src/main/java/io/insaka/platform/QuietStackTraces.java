package io.insaka.platform;

import io.insaka.kernel.Failures;
import java.io.IOException;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/** Stack traces as they may stand in a log, in plain lines and in JSON alike: see {@link Failures}. */
public final class QuietStackTraces implements StackTracePrinter {
    private static final StandardStackTracePrinter PRINTER =
            StandardStackTracePrinter.rootLast().withFormatter(Failures::words);

    @Override
    public void printStackTrace(Throwable failure, Appendable output) throws IOException {
        PRINTER.printStackTrace(failure, output);
    }
}
