package io.insaka.platform;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A CSV file on its way out, row by row. No cell is a formula in whatever opens it. */
final class CsvCells implements SheetCells {
    static final String TYPE = "text/csv;charset=UTF-8";
    /** With the wide letters that spreadsheets of East Asia take for the same. */
    static final String DANGEROUS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private static final Pattern BELOW_NOTHING = Pattern.compile("-\\d{1,15}(\\.\\d{1,15})?");

    private final CSVPrinter printer;

    private CsvCells(CSVPrinter printer) {
        this.printer = printer;
    }

    static CsvCells to(OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        // Otherwise spreadsheets take it for the letters of their own country.
        writer.write('\ufeff');
        return new CsvCells(new CSVPrinter(writer, CSVFormat.RFC4180));
    }

    @Override
    public void row(List<String> cells) throws IOException {
        printer.printRecord(cells.stream().map(CsvCells::defused).toList());
    }

    static String defused(String cell) {
        return dangerous(cell) ? "'" + cell : cell;
    }

    /** A number below zero stays one. */
    private static boolean dangerous(String cell) {
        return !cell.isEmpty()
                && DANGEROUS.indexOf(cell.charAt(0)) >= 0
                && !BELOW_NOTHING.matcher(cell).matches();
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
