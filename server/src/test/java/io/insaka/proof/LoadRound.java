package io.insaka.proof;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many clients doing one thing again and again for a while; all are connected before the clock starts. */
final class LoadRound {
    private LoadRound() {}

    /** One connection. */
    interface Client extends AutoCloseable {
        /** What is measured. */
        void once() throws Exception;

        /** What it needs for the next time, before it is due: not measured. */
        default void prepare() throws Exception {}

        @Override
        void close() throws IOException, SQLException;
    }

    interface Clients {
        Client connect(int number) throws Exception;
    }

    static Figures run(int connections, Duration time, Clients clients) throws Exception {
        return run(connections, time, 0, clients);
    }

    /**
     * @param perSecond all clients together, each call timed from when it was due; 0 for as quickly as they are answered
     */
    static Figures run(int connections, Duration time, double perSecond, Clients clients) throws Exception {
        long pause = perSecond == 0 ? 0 : (long) (1e9 * connections / perSecond);
        var connected = new CountDownLatch(connections);
        List<Long> nanos = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            List<Callable<List<Long>>> work = new ArrayList<>();
            for (int n = 0; n < connections; n++) {
                int number = n;
                work.add(() -> {
                    try (Client client = clients.connect(number)) {
                        client.prepare();
                        connected.countDown();
                        connected.await();
                        return drive(client, time.toNanos(), pause, pause * number / connections);
                    }
                });
            }
            for (Future<List<Long>> done : threads.invokeAll(work)) {
                nanos.addAll(done.get());
            }
        }
        return Figures.of(nanos, time.toNanos() / 1e9);
    }

    private static List<Long> drive(Client client, long time, long pause, long offset) throws Exception {
        List<Long> nanos = new ArrayList<>();
        long begun = System.nanoTime();
        long due = begun + offset;
        while (System.nanoTime() - begun < time) {
            if (pause > 0) {
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    Thread.sleep(Duration.ofNanos(wait)); // an even pace, not a wait for anything
                }
            }
            long from = pause > 0 ? due : System.nanoTime();
            client.once();
            nanos.add(System.nanoTime() - from);
            due += pause;
            client.prepare();
        }
        return nanos;
    }
}
