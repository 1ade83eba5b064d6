package io.insaka.notices;

import io.insaka.database.LeasedWork;
import io.insaka.database.TenantTransactions;
import io.insaka.kernel.ConversationId;
import io.insaka.notices.PushQueueRepository.Due;
import io.insaka.notices.PushQueueRepository.Waiting;
import io.insaka.push.PushSettings;
import io.insaka.push.Pushes;
import io.insaka.push.Pushes.Outcome;
import io.insaka.tenancy.Openings;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Teammates;
import io.insaka.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells browsers what waits for them. That it may be on its way is committed before it is: what a killed process had
 * only leased is sent by another one, what it may have handed over is not sent again. No connection to the database is
 * held while a push service is spoken to.
 */
@Component
class PushRound {
    private static final int AT_ONCE = 8;
    private static final int TRIES = 8;
    private static final int LONGEST_DOUBLING = 6;
    private static final Duration LEASE = Duration.ofMinutes(1);
    /** Older news is no news: it waits in the console. */
    private static final Duration FRESH = Duration.ofHours(24);

    private final PushQueueRepository queue;
    private final DeviceRepository devices;
    private final TenantTransactions transactions;
    private final Told told;
    private final Sending sending;
    private final Clock clock;
    private final LeasedWork<Due> work;

    /** Who is told, and how they want it. */
    @Component
    record Told(PreferenceRepository preferences, Openings openings, Teammates teammates, Tenants tenants) {}

    /** The way out. */
    @Component
    record Sending(Pushes pushes, PushSettings settings, JsonMapper json) {}

    PushRound(
            PushQueueRepository queue,
            DeviceRepository devices,
            TenantTransactions transactions,
            Told told,
            Sending sending,
            Clock clock) {
        this.queue = queue;
        this.devices = devices;
        this.transactions = transactions;
        this.told = told;
        this.sending = sending;
        this.clock = clock;
        this.work = new LeasedWork<>("notice-push", AT_ONCE, this::lease, this::run, this::name)
                .givingUp(due -> transactions.run(due.tenant(), () -> queue.over(due)));
    }

    private Object name(Due due) {
        return due.notice() + "/" + due.device();
    }

    private java.util.List<Due> lease(int most) {
        return queue.lease(clock.instant(), sending.settings().grace(), LEASE, most);
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        if (sending.settings().enabled()) {
            work.look();
        }
    }

    /** @param body sealed for the browser before it leaves */
    private record Letter(Waiting to, byte[] body) {}

    private void run(Due due) {
        letter(due).ifPresent(letter -> {
            Outcome outcome =
                    sending.pushes().send(due.tenant(), letter.to().subscription(), letter.body(), topic(due));
            transactions.run(due.tenant(), () -> settle(due, letter.to().failures(), outcome));
        });
    }

    private Optional<Letter> letter(Due due) {
        var zone = told.openings().of(due.tenant()).zone();
        return transactions.call(due.tenant(), () -> {
            Waiting waiting = queue.read(due).orElse(null);
            if (waiting == null) {
                return Optional.empty();
            }
            Instant now = clock.instant();
            if (unwanted(due, waiting, now)) {
                queue.over(due);
                return Optional.empty();
            }
            Preferences preferences = told.preferences().of(due.tenant(), waiting.teammate(), zone);
            Optional<Instant> quiet =
                    Optional.ofNullable(preferences.quiet()).flatMap(hours -> hours.until(now, preferences.zone()));
            if (quiet.isPresent()) {
                queue.again(due, false, quiet.get());
                return Optional.empty();
            }
            queue.sending(due, now);
            return Optional.of(new Letter(waiting, body(due, waiting)));
        });
    }

    private boolean unwanted(Due due, Waiting waiting, Instant now) {
        return waiting.seen()
                || waiting.begun()
                || waiting.writtenAt().isBefore(now.minus(FRESH))
                || !told.teammates().may(due.tenant(), waiting.teammate(), Permission.CONVERSATIONS_READ);
    }

    private byte[] body(Due due, Waiting waiting) {
        ConversationId conversation = waiting.conversation();
        var words = new Wording(
                told.teammates().language(due.tenant(), waiting.teammate()).orElse("en"));
        return sending.json()
                .writeValueAsBytes(Map.of(
                        "title",
                        told.tenants().name(due.tenant()),
                        "body",
                        words.of("push." + waiting.kind().wire()),
                        "url",
                        conversation == null ? "/tasks" : "/inbox/" + conversation,
                        "tag",
                        due.notice().toString()));
    }

    private void settle(Due due, int failures, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Outcome.Taken _ -> {
                devices.told(due.tenant(), due.device(), now);
                queue.over(due);
            }
            case Outcome.Refused _ -> queue.over(due);
            case Outcome.Gone _ -> devices.gone(due.tenant(), due.device());
            case Outcome.Later later -> {
                if (failures + 1 >= TRIES) {
                    queue.over(due);
                } else {
                    queue.again(due, true, now.plus(wait(failures, later.after())));
                }
            }
        }
    }

    private Duration wait(int failures, @Nullable Duration asked) {
        Duration longer = sending.settings().backoff().multipliedBy(1L << Math.min(failures, LONGEST_DOUBLING));
        return asked == null ? longer : asked;
    }

    /** 32 signs of base64url at most: while a browser is away, the latest of a notice takes the place of the others. */
    private static String topic(Due due) {
        return due.notice().toString().replace("-", "");
    }
}
