package io.insaka.bridge;

import io.insaka.bridge.page.Strategies;
import io.insaka.bridge.page.WebPage;
import io.insaka.bridge.reading.Reader;
import io.insaka.bridge.store.Private;
import io.insaka.bridge.store.Store;
import io.insaka.bridge.wire.Backoff;
import io.insaka.bridge.wire.Callbacks;
import io.insaka.bridge.wire.Uplink;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/** The process, put together. */
final class Bridge implements AutoCloseable {
    private static final System.Logger log = System.getLogger(Bridge.class.getName());
    private static final Backoff TO_INSAKA = new Backoff(Duration.ofMillis(500), Duration.ofMinutes(2));
    private static final Duration UNTIL_THE_PAGE_IS_CLOSED = Duration.ofSeconds(20);

    private final Store store;
    private final Uplink uplink;
    private final Callbacks callbacks;
    private final Operator operator;
    private final Thread posting;
    private final Thread operating;

    /** @throws IOException when the folder, the port or the file of selectors cannot be used */
    Bridge(BridgeSettings settings, Path chromium, Clock clock) throws IOException {
        Supplier<String> ids = () -> UUID.randomUUID().toString();
        Path folder = Private.folder(settings.folder());
        Path profile = Private.folder(folder.resolve("profile"));
        Strategies strategies = Strategies.read(settings.selectors());
        store = new Store(folder);
        var contacts = new Contacts(settings.contacts(), store);
        var board = new Board(store, clock, ids);
        uplink = new Uplink(store, settings.webhook(), settings.secret(), TO_INSAKA, clock);
        callbacks = new Callbacks(
                new InetSocketAddress(settings.address(), settings.port()),
                settings.secret(),
                clock,
                store,
                new Callbacks.Outlook(board::standing, () -> board.checkup(uplink), contacts::reaches));
        boolean sandbox = !"root".equals(System.getProperty("user.name"));
        if (!sandbox) {
            log.log(Level.WARNING, "Chromium runs without its sandbox, because this process runs as root");
        }
        operator = new Operator(
                () -> new WebPage(new WebPage.Setting(
                        chromium, profile, settings.page(), settings.headless(), sandbox, strategies)),
                settings.patience(),
                new Operator.Staff(
                        store,
                        contacts,
                        new Reader(ids),
                        new Typist(store, contacts, new Pacing(settings.pace(), clock), settings.patience(), clock),
                        board),
                clock);
        posting = Thread.ofPlatform().name("uplink").start(uplink);
        operating = Thread.ofPlatform().name("operator").start(operator);
    }

    int port() {
        return callbacks.port();
    }

    /** Ends in order: nothing new is taken, the page is closed so that the session is on disk, then the rest. */
    @Override
    public void close() throws IOException {
        callbacks.close();
        operator.stop();
        try {
            operating.join(UNTIL_THE_PAGE_IS_CLOSED);
            uplink.close();
            posting.interrupt();
            posting.join(UNTIL_THE_PAGE_IS_CLOSED);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        store.close();
    }

    public static void main(String... arguments) throws InterruptedException {
        PrintStream terminal = System.err;
        try {
            BridgeSettings settings = BridgeSettings.of(System.getenv());
            Path chromium = settings.chromium()
                    .orElseThrow(() ->
                            new IOException("no Chromium on this machine: install the package chromium, or name it with"
                                    + " INSAKA_BRIDGE_CHROMIUM"));
            var bridge = new Bridge(settings, chromium, Clock.systemUTC());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    bridge.close();
                } catch (IOException failure) {
                    log.log(Level.WARNING, "The bridge did not end in order", failure);
                }
            }));
            terminal.println("The bridge listens on http://" + settings.address() + ":" + bridge.port()
                    + "/callback; how it is doing: /healthz");
            bridge.operating.join();
        } catch (BridgeSettings.Invalid invalid) {
            terminal.println(invalid.getMessage());
            System.exit(2);
        } catch (IOException impossible) {
            terminal.println("The bridge cannot start: " + impossible.getMessage());
            System.exit(1);
        }
    }
}
