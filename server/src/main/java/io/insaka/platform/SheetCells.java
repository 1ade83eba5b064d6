package io.insaka.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A sheet on its way out, row by row. Every file that leaves is written here, so that no cell is a formula in any of them. */
public interface SheetCells extends AutoCloseable {
    void row(List<String> cells) throws IOException;

    /** A cell as it was before it was defused, by us or by another program. */
    static String armed(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && CsvCells.DANGEROUS.indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
    }

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

        /** @param wire null for CSV */
        public static Format of(@Nullable String wire) {
            return Arrays.stream(values())
                    .filter(one -> wire == null || one.wire().equals(wire))
                    .findFirst()
                    .orElseThrow(UnknownFormat::new);
        }
    }

    /** Somebody asked for a file that is not written here. */
    final class UnknownFormat extends Problem {
        private static final long serialVersionUID = 1L;

        private UnknownFormat() {
            super(
                    422,
                    "request/invalid",
                    "The request has a field that cannot be used.",
                    List.of(new FieldProblem("format", "is csv or xlsx")));
        }
    }
}
