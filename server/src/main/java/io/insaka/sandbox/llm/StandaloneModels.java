package io.insaka.sandbox.llm;

import io.insaka.sandbox.http.SimulatorServer;
import java.time.Clock;

/**
 * The simulated models in a process of their own, for benchmarks and the kill test: the first argument is the port, 0 for a
 * free one. It says its address and is steered below {@code /_control}.
 */
public final class StandaloneModels {
    private StandaloneModels() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        var server = SimulatorServer.start(port, ModelSimulators.MOUNT, new ModelSimulators(Clock.systemUTC()));
        System.out.println(server.address());
        // The server's threads are all virtual, so this one keeps the process alive.
        Thread.currentThread().join();
    }
}
