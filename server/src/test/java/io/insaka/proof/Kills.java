package io.insaka.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Kills the product at random instants, and the database with it now and then, and starts it again each time. */
final class Kills {
    private static final double WHILE_STARTING = 0.12;
    private static final double DATABASE_TOO = 0.2;

    private final ProductProcess product;
    private final SplittableRandom random;
    private final long longestLife;
    private final List<Duration> restarts = new ArrayList<>();
    private int count;
    private int whileStarting;
    private int withDatabase;

    Kills(ProductProcess product, long longestLife, long seed) {
        this.product = product;
        this.longestLife = longestLife;
        this.random = new SplittableRandom(seed);
    }

    /** The product runs before and after. */
    void run(int kills) throws InterruptedException {
        Thread.sleep(random.nextLong(longestLife));
        while (count < kills) {
            boolean database = random.nextDouble() < DATABASE_TOO;
            product.kill(database);
            count++;
            withDatabase += database ? 1 : 0;
            product.launch();
            if (count < kills && random.nextDouble() < WHILE_STARTING) {
                whileStarting++;
                Thread.sleep(random.nextLong(200, 3_000));
            } else {
                Duration took = product.awaitReady();
                if (!database) {
                    restarts.add(took);
                }
                Thread.sleep(random.nextLong(50, longestLife));
            }
        }
        product.awaitReady();
    }

    int count() {
        return count;
    }

    int whileStarting() {
        return whileStarting;
    }

    int withDatabase() {
        return withDatabase;
    }

    Duration medianRestart() {
        List<Duration> sorted = restarts.stream().sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
    }
}
