package io.insaka.customers.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The first sheet of a workbook, its cells as people read them. Whoever asks has it looked over by {@link XlsxSafety}. */
final class XlsxRows {
    /** As many as a spreadsheet shows of a number. */
    private static final MathContext SHOWN = new MathContext(15);

    /** As spreadsheets write {@code #DIV/0!} and {@code #N/A}. */
    private static final Pattern MISTAKE = Pattern.compile("#[A-Z0-9_/]+[!?]?");

    private static final long SECONDS_OF_DAY = 86_400;
    private static final int DAYS_WITH_THE_29TH = 60;
    private static final BigDecimal LATEST = new BigDecimal(2_958_466);

    private final boolean since1904;

    private XlsxRows(boolean since1904) {
        this.since1904 = since1904;
    }

    /** Row by row. @throws ImportProblem when it cannot be read */
    static void read(byte[] file, int mostColumns, Consumer<List<String>> taker) {
        boolean[] ours = {false};
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            var cells = new XlsxRows(workbook.isDate1904());
            rows.forEach(row -> {
                List<String> line = cells.of(row, mostColumns);
                ours[0] = true;
                taker.accept(line);
                ours[0] = false;
            });
        } catch (ImportProblem said) {
            throw said;
        } catch (IOException | RuntimeException broken) {
            // The library says what is wrong with a file in many ways; what whoever takes the rows throws is not among
            // them.
            if (ours[0] && broken instanceof RuntimeException theirs) {
                throw theirs;
            }
            throw ImportProblem.format();
        }
    }

    private List<String> of(Row row, int mostColumns) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            String text = cell == null ? "" : text(cell);
            if (!text.isEmpty()) {
                int at = cell.getColumnIndex();
                if (at >= mostColumns) {
                    throw ImportProblem.tooLarge();
                }
                while (cells.size() < at) {
                    cells.add("");
                }
                cells.add(text);
            }
        }
        return cells;
    }

    private String text(Cell cell) {
        CellType type = cell.getType();
        String raw = cell.getRawValue();
        if (raw == null || type == CellType.EMPTY || type == CellType.ERROR) {
            return "";
        }
        if (type == CellType.BOOLEAN) {
            return raw.equals("1") || raw.equalsIgnoreCase("true") ? "yes" : "no";
        }
        if (type == CellType.STRING) {
            return cell.asString();
        }
        // Of a formula: what it came to when the file was saved. Digits that are a text keep their zeros.
        if (cell.getValue() instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        BigDecimal number = cell.getValue() instanceof String ? null : number(raw);
        if (number == null) {
            return MISTAKE.matcher(raw).matches() ? "" : raw;
        }
        return shown(number, cell.getDataFormatString());
    }

    private static @Nullable BigDecimal number(String raw) {
        try {
            BigDecimal number = new BigDecimal(raw.strip());
            return Math.abs((long) number.scale()) > 400 ? null : number;
        } catch (NumberFormatException text) {
            return null;
        }
    }

    private String shown(BigDecimal number, @Nullable String format) {
        if (format != null && format.matches("0{2,40}") && number.signum() >= 0) {
            String digits = number.setScale(0, RoundingMode.HALF_UP).toPlainString();
            return "0".repeat(Math.max(0, format.length() - digits.length())) + digits;
        }
        if (format != null && isDate(format) && number.signum() >= 0 && number.compareTo(LATEST) < 0) {
            return moment(number);
        }
        return number.round(SHOWN).stripTrailingZeros().toPlainString();
    }

    /** Whether it shows a day or a time: by its letters, but for what is quoted, escaped, or the name of a colour. */
    static boolean isDate(String format) {
        String bare =
                format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\\\.|_.|\\*.|\\[(?!h+]|m+]|s+])[^]]*]", "");
        return !bare.equals("general") && bare.matches(".*[ymdhs].*");
    }

    /** In the notation that dates of attributes have. */
    private String moment(BigDecimal number) {
        long days = number.longValue();
        long seconds = number.remainder(BigDecimal.ONE)
                .multiply(BigDecimal.valueOf(SECONDS_OF_DAY))
                .add(new BigDecimal("0.5"))
                .longValue();
        // The spreadsheet believes that 1900 had a 29th of February.
        LocalDateTime first = since1904
                ? LocalDateTime.of(1904, 1, 1, 0, 0)
                : LocalDateTime.of(1899, 12, days < DAYS_WITH_THE_29TH ? 31 : 30, 0, 0);
        LocalDateTime moment = first.plusDays(days).plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
        if (days == 0) {
            return moment.toLocalTime().toString();
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? moment.toLocalDate().toString()
                : moment.toLocalDate() + " " + moment.toLocalTime();
    }
}
