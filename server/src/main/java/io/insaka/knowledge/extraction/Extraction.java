package io.insaka.knowledge.extraction;

import io.insaka.knowledge.extraction.Unreadable.Reason;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads documents. Slow: never in a transaction. */
@Component
public class Extraction {
    private static final int LONGEST_BASE = 4_000;

    private final ExtractionSettings settings;

    Extraction(ExtractionSettings settings) {
        this.settings = settings;
    }

    /** For the documents of one source; whoever begins a reading closes it. */
    public Reading begin() {
        return new Reading(settings);
    }

    /** Reads one document after the other. Not for use by two threads. */
    public static final class Reading implements AutoCloseable {
        private final ExtractionSettings settings;
        private @Nullable Reader apart;

        Reading(ExtractionSettings settings) {
            this.settings = settings;
        }

        /**
         * @param base what links of a page are relative to; empty without one
         * @throws IOException when the bytes cannot be had; another try may succeed
         */
        public Extracted read(Format format, InputStream bytes, String base) throws IOException, Unreadable {
            byte[] all = bytes.readAllBytes();
            if (!format.apart()) {
                return here(format, TextReader.decode(all));
            }
            Reader reader = apart;
            if (reader == null || !reader.alive()) {
                close();
                reader = new Reader(settings);
                apart = reader;
            }
            try {
                return reader.read(format, all, base.length() <= LONGEST_BASE ? base : "");
            } catch (Unreadable unreadable) {
                if (unreadable.reason() == Reason.TOO_DEMANDING) {
                    close();
                }
                throw unreadable;
            }
        }

        /** As {@link #read(Format, InputStream, String)}, of what is no file. */
        public Extracted read(Format format, String text) throws Unreadable {
            return here(format, text);
        }

        /** What costs no more than the length of its text is read in this process. */
        private Extracted here(Format format, String text) throws Unreadable {
            if (text.length() > settings.mostText()) {
                throw new Unreadable(Reason.TOO_LONG);
            }
            var gathered = new Gathered(settings.mostText(), settings.mostBlocks());
            switch (format) {
                case MARKDOWN -> MarkdownReader.read(text, gathered);
                case CSV -> CsvReader.read(text, gathered);
                case TEXT -> TextReader.read(text, gathered);
                case PDF, DOCX, HTML -> throw new Unreadable(Reason.DAMAGED);
            }
            return gathered.done();
        }

        @Override
        public void close() {
            if (apart != null) {
                apart.close();
                apart = null;
            }
        }
    }
}
