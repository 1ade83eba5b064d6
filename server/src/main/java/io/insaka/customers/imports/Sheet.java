package io.insaka.customers.imports;

import io.insaka.platform.SheetCells;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A sheet as it is uploaded, handed on some rows at a time. Every row has as many cells as there are headers. */
final class Sheet {
    static final int LARGEST = 20 * 1024 * 1024;
    private static final int AT_ONCE = 1_000;
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_CELL = 2_000;
    private static final String MARK = "\ufeff";

    private final Taker taker;
    private List<String> headers = List.of();
    private List<List<String>> waiting = new ArrayList<>();
    private int rows;

    /** Who takes it. */
    interface Taker {
        /** Once, before any row. */
        void headers(List<String> headers);

        /** @param first the number of the first of these, as a person counts the rows below the header */
        void rows(int first, List<List<String>> some);
    }

    private Sheet(Taker taker) {
        this.taker = taker;
    }

    /**
     * CSV in UTF-8, its cells parted by comma, semicolon or tab; or the first sheet of an .xlsx workbook.
     *
     * @return how many rows there are
     * @throws ImportProblem that says what to do about it
     */
    static int read(byte[] file, Taker taker) {
        if (file.length > LARGEST) {
            throw ImportProblem.tooLarge();
        }
        if (file.length > 1 && file[0] == (byte) 0xd0 && file[1] == (byte) 0xcf) {
            throw ImportProblem.format(); // of before 2007, or behind a password
        }
        var sheet = new Sheet(taker);
        if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
            XlsxSafety.check(file);
            XlsxRows.read(file, MOST_COLUMNS, sheet::take);
        } else {
            csv(decoded(file), sheet::take);
        }
        return sheet.end();
    }

    private static void csv(String text, Consumer<List<String>> taker) {
        char delimiter = delimiter(text.lines().findFirst().orElse(""));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get()) {
            try {
                for (CSVRecord line : parser) {
                    if (line.size() > MOST_COLUMNS) {
                        throw ImportProblem.tooLarge();
                    }
                    taker.accept(line.stream().map(Sheet::armed).toList());
                }
            } catch (java.io.UncheckedIOException | IllegalStateException broken) {
                throw ImportProblem.unreadable(parser.getCurrentLineNumber());
            }
        } catch (IOException unreadable) {
            throw ImportProblem.unreadable(1);
        }
    }

    private void take(List<String> line) {
        List<String> cells = line.stream().map(Sheet::cell).toList();
        boolean blank = cells.stream().allMatch(String::isEmpty);
        if (headers.isEmpty()) {
            if (blank) {
                return;
            }
            headers = cells;
            taker.headers(headers);
        } else if (!blank) {
            if (++rows > MOST_ROWS) {
                throw ImportProblem.tooLarge();
            }
            waiting.add(fitted(cells, headers.size()));
            if (waiting.size() == AT_ONCE) {
                handOn();
            }
        }
    }

    private void handOn() {
        taker.rows(rows - waiting.size() + 1, waiting);
        waiting = new ArrayList<>();
    }

    private int end() {
        if (rows == 0) {
            throw ImportProblem.empty();
        }
        if (!waiting.isEmpty()) {
            handOn();
        }
        return rows;
    }

    private static String cell(String written) {
        String cell = written.replace("\0", "").strip();
        if (cell.length() > LONGEST_CELL) {
            throw ImportProblem.tooLarge();
        }
        return cell;
    }

    /** A cell that we, or another program, defused on the way out. */
    private static String armed(String written) {
        return SheetCells.armed(written.replace("\0", "").strip());
    }

    private static List<String> fitted(List<String> cells, int width) {
        return Stream.concat(cells.stream(), Stream.generate(() -> ""))
                .limit(width)
                .toList();
    }

    private static String decoded(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            if (text.indexOf(0) >= 0) {
                throw ImportProblem.encoding();
            }
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException otherLetters) {
            throw ImportProblem.encoding();
        }
    }

    private static char delimiter(String header) {
        return Stream.of(',', ';', '\t')
                .max(java.util.Comparator.comparingLong(
                        one -> header.chars().filter(letter -> letter == one).count()))
                .orElse(',');
    }
}
