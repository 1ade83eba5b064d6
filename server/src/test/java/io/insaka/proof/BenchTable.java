package io.insaka.proof;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** The lines of one run with the machine they come from, compared with those that were committed last. */
final class BenchTable {
    /** {@code -Dinsaka.bench.keep=true} puts this run's lines into the committed ones. */
    private static final boolean KEEP = Boolean.getBoolean("insaka.bench.keep");

    private static final Path COMMITTED = Path.of("..", "docs", "benchmarks.tsv");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.,])\\d[\\d,]*(\\.\\d+)?");

    private final List<Line> lines = new ArrayList<>();

    private record Line(String what, String measured, String ratio, String target) {
        /** How many messages were stored differs from run to run; it is the same line all the same. */
        String key() {
            return NUMBER.matcher(what).replaceAll("#");
        }

        OptionalDouble value() {
            var match = NUMBER.matcher(ratio.isEmpty() ? measured : ratio);
            return match.find()
                    ? OptionalDouble.of(Double.parseDouble(match.group().replace(",", "")))
                    : OptionalDouble.empty();
        }
    }

    /** @param target the first target and the aim, with a bar between them */
    void line(String what, String measured, String ratio, String target) {
        lines.add(new Line(what, measured, ratio, target));
    }

    void line(String what, String measured) {
        line(what, measured, "", "— | —");
    }

    static String number(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }

    /** Prints everything and writes it under {@code target}. */
    void publish() throws IOException {
        String text = machine() + "\n\n" + measured() + "\n" + changes();
        System.out.println("\n" + text);
        Files.writeString(Path.of("target", "benchmark.md"), text);
        if (KEEP) {
            keep();
        }
    }

    private String measured() {
        var text = new StringBuilder("| what | measured | ratio | first target | aim |\n|---|---|---|---|---|\n");
        lines.forEach(line -> text.append(
                "| %s | %s | %s | %s |\n".formatted(line.what(), line.measured(), line.ratio(), line.target())));
        return text.toString();
    }

    private String changes() throws IOException {
        Map<String, Line> before = committed();
        var text = new StringBuilder(
                "Against docs/benchmarks.tsv:\n\n| what | then | now | change |\n|---|---|---|---|\n");
        for (Line line : lines) {
            Line then = before.get(line.key());
            OptionalDouble old = then == null ? OptionalDouble.empty() : then.value();
            line.value().ifPresent(now -> text.append(change(line.what(), old, now)));
        }
        return text.toString();
    }

    private static String change(String what, OptionalDouble then, double now) {
        return then.isEmpty()
                ? "| %s | — | %s | new |\n".formatted(what, number(now))
                : "| %s | %s | %s | %s |\n"
                        .formatted(
                                what,
                                number(then.getAsDouble()),
                                number(now),
                                String.format(Locale.ROOT, "%+.0f %%", (now / then.getAsDouble() - 1) * 100));
    }

    private static Map<String, Line> committed() throws IOException {
        Map<String, Line> known = new LinkedHashMap<>();
        for (String text : Files.exists(COMMITTED) ? Files.readAllLines(COMMITTED) : List.<String>of()) {
            String[] parts = text.split("\t", -1);
            if (parts.length == 4 && !text.startsWith("#")) {
                var line = new Line(parts[1], parts[2], parts[3], "");
                known.put(line.key(), line);
            }
        }
        return known;
    }

    /** Lines of parts that did not run stay as they were. */
    private void keep() throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (String text : Files.exists(COMMITTED) ? Files.readAllLines(COMMITTED) : List.<String>of()) {
            if (!text.startsWith("#")) {
                all.put(new Line(text.split("\t", -1)[1], "", "", "").key(), text);
            }
        }
        for (Line line : lines) {
            all.put(line.key(), String.join("\t", date(), line.what(), line.measured(), line.ratio()));
        }
        Files.writeString(COMMITTED, "# " + machine() + "\n" + String.join("\n", all.values()) + "\n");
    }

    private static String date() {
        return LocalDate.now().toString();
    }

    private static String machine() throws IOException {
        Path cpus = Path.of("/proc/cpuinfo");
        String cpu = Files.exists(cpus)
                ? Files.readAllLines(cpus).stream()
                        .filter(line -> line.startsWith("model name"))
                        .findFirst()
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .orElse(System.getProperty("os.arch"))
                : System.getProperty("os.arch");
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return "%s, %d × %s, %d GB, %s %s"
                .formatted(
                        System.getProperty("os.name"),
                        Runtime.getRuntime().availableProcessors(),
                        cpu,
                        system.getTotalMemorySize() >> 30,
                        System.getProperty("java.vendor"),
                        System.getProperty("java.version"));
    }
}
