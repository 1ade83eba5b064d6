package io.insaka.customers.imports;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A sheet as it was uploaded. Every row has as many cells as there are headers. */
record Sheet(List<String> headers, List<List<String>> rows) {
    static final int LARGEST = 20 * 1024 * 1024;
    private static final int MOST_ROWS = 50_000;
    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_CELL = 2_000;
    private static final String MARK = "\ufeff";
    private static final Set<String> DANGEROUS = Set.of("=", "+", "-", "@", "\t", "\r");

    /** CSV in UTF-8, its cells parted by comma, semicolon or tab. @throws ImportProblem that says what to do about it */
    static Sheet read(byte[] file) {
        if (file.length > LARGEST) {
            throw ImportProblem.tooLarge();
        }
        String text = decoded(file);
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
            return read(parser);
        } catch (IOException unreadable) {
            throw ImportProblem.unreadable(1);
        }
    }

    private static Sheet read(CSVParser parser) throws IOException {
        List<String> headers = List.of();
        List<List<String>> rows = new ArrayList<>();
        try {
            for (CSVRecord line : parser) {
                List<String> cells = cells(line);
                if (headers.isEmpty()) {
                    headers = cells;
                } else if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                    rows.add(fitted(cells, headers.size()));
                }
                if (rows.size() > MOST_ROWS) {
                    throw ImportProblem.tooLarge();
                }
            }
        } catch (java.io.UncheckedIOException | IllegalStateException broken) {
            throw ImportProblem.unreadable(parser.getCurrentLineNumber());
        }
        if (rows.isEmpty() || headers.stream().allMatch(String::isEmpty)) {
            throw ImportProblem.empty();
        }
        return new Sheet(headers, rows);
    }

    private static List<String> cells(CSVRecord line) {
        if (line.size() > MOST_COLUMNS) {
            throw ImportProblem.tooLarge();
        }
        return line.stream().map(Sheet::cell).toList();
    }

    private static String cell(String written) {
        String cell = written.replace("\0", "").strip();
        if (cell.length() > LONGEST_CELL) {
            throw ImportProblem.tooLarge();
        }
        return armed(cell);
    }

    /** A cell that we, or another program, defused on the way out. */
    private static String armed(String cell) {
        return cell.length() > 1 && cell.startsWith("'") && DANGEROUS.contains(cell.substring(1, 2))
                ? cell.substring(1)
                : cell;
    }

    private static List<String> fitted(List<String> cells, int width) {
        return Stream.concat(cells.stream(), Stream.generate(() -> ""))
                .limit(width)
                .toList();
    }

    private static String decoded(byte[] file) {
        if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
            throw ImportProblem.format();
        }
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

    @Override
    public String toString() {
        return "Sheet[" + rows.size() + "]";
    }
}
