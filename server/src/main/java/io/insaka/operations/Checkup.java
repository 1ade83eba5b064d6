package io.insaka.operations;

import io.insaka.conversations.OutboxDepth;
import io.insaka.database.DatabaseSettings;
import io.insaka.intake.Backlog;
import io.insaka.llm.ModelsOutlook;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Looks at every component and says how it is doing. Cheap, and never slower than {@link Facts}. */
@Component
class Checkup {
    private static final long LITTLE_DISK = 500L * 1024 * 1024;
    /** With less the spool is no bridge over an outage of the database. */
    private static final long NO_DISK = 50L * 1024 * 1024;

    private static final int FULL_PERCENT = 95;
    private static final Duration ITEM_WAITS_LONG = Duration.ofMinutes(5);
    private static final Duration LETTER_WAITS_LONG = Duration.ofMinutes(15);
    private static final String UNKNOWN = "unknown";

    private final Facts facts;
    private final Backlog backlog;
    private final ModelsOutlook models;
    private final Path folder;
    private final Clock clock;
    private final String version;

    Checkup(
            Facts facts,
            Backlog backlog,
            ModelsOutlook models,
            DatabaseSettings settings,
            Clock clock,
            Environment environment) {
        this.facts = facts;
        this.backlog = backlog;
        this.models = models;
        this.folder = settings.dataDir().toAbsolutePath();
        this.clock = clock;
        this.version = environment.getProperty("spring.application.version", "development");
    }

    /**
     * @param reasons why it is not healthy, in words for a person; empty when it is
     * @param checks by the component's name
     */
    record Health(
            Check.Status status, String version, long uptimeSeconds, List<String> reasons, Map<String, Check> checks) {}

    Health health() {
        Optional<Facts.Known> known = facts.known();
        Map<String, Check> checks = new LinkedHashMap<>();
        checks.put("database", known.map(Checkup::database).orElseGet(this::databaseAway));
        checks.put("queue", queue(known.map(Facts.Known::intake)));
        checks.put("outbox", outbox(known.map(Facts.Known::outbox)));
        checks.put("channels", known.map(Checkup::states).map(Checkup::channels).orElseGet(Checkup::channelsUnknown));
        checks.put("models", models(known.map(Facts.Known::models), models.circuits()));
        checks.put("disk", disk());
        checks.put("memory", memory());
        List<String> reasons = new ArrayList<>();
        var status = Check.Status.HEALTHY;
        for (Check check : checks.values()) {
            if (check.reason() != null) {
                reasons.add(check.reason());
            }
            status = check.status().compareTo(status) > 0 ? check.status() : status;
        }
        long uptime = ManagementFactory.getRuntimeMXBean().getUptime() / 1000;
        return new Health(status, version, uptime, reasons, checks);
    }

    private static Check database(Facts.Known known) {
        return Check.of(null, Map.of("answersAfterMs", known.answersAfter().toMillis()));
    }

    private Check databaseAway() {
        boolean bridged = freeBytes() > NO_DISK && Files.isWritable(folder);
        String reason = bridged
                ? "The database does not answer; webhooks are kept in the spool."
                : "The database does not answer, and the data folder has no room to keep webhooks.";
        return new Check(bridged ? Check.Status.DEGRADED : Check.Status.DOWN, reason, Map.of());
    }

    private Check queue(Optional<Backlog.Depth> depth) {
        long spooled = backlog.spooled();
        boolean overloaded = depth.filter(backlog::overloaded).isPresent();
        long age = depth.flatMap(Backlog.Depth::oldest).map(this::seconds).orElse(0L);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("waiting", depth.<Object>map(Backlog.Depth::waiting).orElse(UNKNOWN));
        figures.put("oldestSeconds", depth.isEmpty() ? UNKNOWN : age);
        figures.put("quarantined", depth.<Object>map(Backlog.Depth::quarantined).orElse(UNKNOWN));
        figures.put("dead", depth.<Object>map(Backlog.Depth::dead).orElse(UNKNOWN));
        figures.put("spooled", spooled);
        figures.put("spooledBytes", backlog.spooledBytes());
        figures.put("refused", backlog.refused());
        figures.put("overloaded", overloaded);
        return Check.of(queueTrouble(depth.isEmpty(), overloaded, age), figures);
    }

    private @Nullable String queueTrouble(boolean unknown, boolean overloaded, long age) {
        if (unknown) {
            return "What waits to be worked off cannot be counted.";
        }
        if (backlog.refused() > 0) {
            return backlog.refused() + " items are refused by the database; they are kept in the spool folder.";
        }
        if (backlog.spooled() > 0) {
            return backlog.spooled() + " items are still in the spool.";
        }
        if (overloaded) {
            return "More items are waiting than is good; receipts give way to messages.";
        }
        return age > ITEM_WAITS_LONG.toSeconds() ? "The oldest item has been waiting for " + age + " s." : null;
    }

    private Check outbox(Optional<OutboxDepth.Depth> depth) {
        long age = depth.flatMap(OutboxDepth.Depth::oldest).map(this::seconds).orElse(0L);
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("waiting", depth.<Object>map(OutboxDepth.Depth::waiting).orElse(UNKNOWN));
        figures.put("oldestSeconds", depth.isEmpty() ? UNKNOWN : age);
        figures.put("dead", depth.<Object>map(OutboxDepth.Depth::dead).orElse(UNKNOWN));
        if (depth.isEmpty()) {
            return Check.of("What waits to be sent cannot be counted.", figures);
        }
        boolean late = age > LETTER_WAITS_LONG.toSeconds();
        return Check.of(late ? "The oldest message has been waiting to be sent for " + age + " s." : null, figures);
    }

    private static Map<String, Long> states(Facts.Known known) {
        Map<String, Long> states = new TreeMap<>();
        known.channels().forEach((tally, count) -> states.merge(tally.state(), count, Long::sum));
        return states;
    }

    /**
     * One organisation's wrong password is its own affair, and its own health shows it; when most accounts fail, it is
     * more likely ours.
     *
     * @param states how many accounts are in each
     */
    static Check channels(Map<String, Long> states) {
        long failing = states.getOrDefault("failing", 0L) + states.getOrDefault("expired", 0L);
        long all = failing
                + states.getOrDefault("ok", 0L)
                + states.getOrDefault("unverified", 0L)
                + states.getOrDefault("limited", 0L);
        boolean most = failing * 2 > all;
        return Check.of(
                most ? "Most channels fail or have to be reconnected: " + failing + " of " + all + "." : null,
                new TreeMap<>(states));
    }

    private static Check channelsUnknown() {
        return Check.of("How the channels are doing is not known.", Map.of());
    }

    /** One organisation's spent account is its own affair; when nobody's models can be asked, it is more likely ours. */
    static Check models(Optional<Long> configured, ModelsOutlook.Circuits circuits) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("configured", configured.<Object>map(count -> count).orElse(UNKNOWN));
        figures.put("circuits", circuits.known());
        figures.put("open", circuits.open());
        boolean none = circuits.known() > 0 && circuits.open() == circuits.known();
        return Check.of(none ? "No language model can be asked: every circuit is open." : null, figures);
    }

    private Check disk() {
        long free = freeBytes();
        return Check.of(
                free > LITTLE_DISK ? null : "Little room is left where the data is.", Map.of("freeBytes", free));
    }

    private long freeBytes() {
        return folder.toFile().getUsableSpace();
    }

    private static Check memory() {
        long used = Heap.usedBytes();
        long max = Heap.maxBytes();
        return Check.of(
                used < max / 100 * FULL_PERCENT ? null : "Memory is nearly full even after garbage was collected.",
                Map.of("usedBytes", used, "maxBytes", max));
    }

    private long seconds(Instant since) {
        return Math.max(0, Duration.between(since, clock.instant()).toSeconds());
    }
}
