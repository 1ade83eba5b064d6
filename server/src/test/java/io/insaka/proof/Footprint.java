package io.insaka.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * What a process takes of the machine's memory, in megabytes.
 *
 * @param resident now
 * @param peak the most it ever took
 * @param heap in use after a collection
 */
record Footprint(double resident, double peak, double heap) {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Has the process collect its garbage first. */
    static Footprint of(ProductProcess product) throws IOException, InterruptedException {
        jcmd(product, "GC.run");
        var used = USED.matcher(jcmd(product, "GC.heap_info"));
        double heap = used.find() ? Double.parseDouble(used.group(1)) / 1024 : Double.NaN;
        return new Footprint(status(product, "VmRSS:"), status(product, "VmHWM:"), heap);
    }

    private static double status(ProductProcess product, String name) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(product.pid()), "status")).stream()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static String jcmd(ProductProcess product, String command) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(jcmd.toString(), String.valueOf(product.pid()), command)
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
