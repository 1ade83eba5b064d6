package io.insaka.knowledge.extraction;

import io.insaka.knowledge.extraction.Unreadable.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A table whose first row names its columns. */
final class CsvReader {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    private CsvReader() {}

    static void read(String text, Gathered gathered) throws Unreadable {
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setLenientEof(true)
                .setTrailingData(true)
                .get();
        var rows = new ArrayList<List<String>>();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (CSVRecord row : parser) {
                rows.add(Stream.of(row.values()).map(Gathered::clean).toList());
            }
        } catch (IOException | UncheckedIOException | IllegalStateException damaged) {
            throw new Unreadable(Reason.DAMAGED);
        }
        if (!rows.isEmpty()) {
            gathered.table(rows.getFirst(), rows.subList(1, rows.size()));
        }
    }

    /** The one that the first line has most of. */
    private static char delimiter(String text) {
        String line = text.lines().findFirst().orElse("");
        char best = ',';
        long most = 0;
        for (char delimiter : DELIMITERS) {
            long found = line.chars().filter(letter -> letter == delimiter).count();
            if (found > most) {
                most = found;
                best = delimiter;
            }
        }
        return best;
    }
}
