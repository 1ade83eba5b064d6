package io.insaka.customers;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A sheet on its way out, row by row. */
public interface SheetCells extends AutoCloseable {
    void row(List<String> cells) throws IOException;

    @Override
    void close() throws IOException;

    /** How it is written. */
    enum Format {
        CSV(CsvCells.TYPE) {
            @Override
            public SheetCells to(OutputStream out) throws IOException {
                return CsvCells.to(out);
            }
        },
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
            @Override
            public SheetCells to(OutputStream out) {
                return new XlsxCells(out);
            }
        };

        private final String type;

        Format(String type) {
            this.type = type;
        }

        public String type() {
            return type;
        }

        /** The ending of its files, and what requests call it. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        public abstract SheetCells to(OutputStream out) throws IOException;

        /** @param wire null for CSV. @throws CustomerProblem when there is no such format */
        public static Format of(@Nullable String wire) {
            for (Format one : values()) {
                if (wire == null || one.wire().equals(wire)) {
                    return one;
                }
            }
            throw CustomerProblem.invalid("format", "is csv or xlsx");
        }
    }
}
