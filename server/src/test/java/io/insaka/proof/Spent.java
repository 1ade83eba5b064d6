package io.insaka.proof;

import java.time.Duration;
import java.util.Locale;

/** CPU time, in microseconds: of the load and its stand-ins, of the product, of the database. */
record Spent(double load, double product, double database) {
    static Spent until(ProductProcess product) {
        double database = ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .mapToDouble(Spent::micros)
                .sum();
        return new Spent(
                micros(ProcessHandle.current()),
                ProcessHandle.of(product.pid()).map(Spent::micros).orElse(Double.NaN),
                database);
    }

    private static double micros(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e3;
    }

    Spent since(Spent before) {
        return new Spent(load - before.load, product - before.product, database - before.database);
    }

    Spent each(double count) {
        return new Spent(load / count, product / count, database / count);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "product %.0f µs, database %.0f µs, load %.0f µs", product, database, load);
    }
}
