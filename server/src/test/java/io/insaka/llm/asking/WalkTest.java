package io.insaka.llm.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.kernel.TenantId;
import io.insaka.llm.Account;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.Heard.Tokens;
import io.insaka.llm.Kind;
import io.insaka.llm.ModelReply.Why;
import io.insaka.llm.Models.Ability;
import io.insaka.testing.TestingClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WalkTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final Heard GOOD = new Heard.Words("Good morning.", List.of(), new Tokens(10, 5, 0));

    private final TestingClock clock =
            new TestingClock(Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));
    private final Circuits circuits = new Circuits(clock);
    private final Account first = account("first");
    private final Account second = account("second");
    private final Map<Account, Deque<Heard>> script = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<Duration> granted = new ArrayList<>();
    private final List<Duration> rests = new ArrayList<>();
    private Duration takes = Duration.ofMillis(100);
    private long nanos;

    private static Account account(String name) {
        return new Account(
                TENANT,
                UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                Kind.OPENAI,
                name,
                URI.create("https://" + name + ".example/v1"),
                "key",
                "gpt-4o",
                null,
                null,
                null,
                null,
                1);
    }

    private void says(Account account, Heard... answers) {
        script.put(account, new ArrayDeque<>(Arrays.asList(answers)));
    }

    private static Heard failed(Failure why) {
        return new Heard.Failed(why, "");
    }

    private static Heard failed(Failure why, Duration retryAfter) {
        return new Heard.Failed(why, "", Tokens.NONE, retryAfter);
    }

    private final Pace pace = new Pace() {
        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public boolean rest(Duration length) {
            rests.add(length);
            pass(length);
            return true;
        }

        @Override
        public double dice() {
            return 0.5;
        }
    };

    private void pass(Duration time) {
        nanos += time.toNanos();
        clock.advance(time);
    }

    /** Stands for the real one: no provider, no ledger, the same circuits. */
    private Walk.Made make(Account account) {
        asked.add(account.name());
        pass(takes);
        Heard heard = script.getOrDefault(account, new ArrayDeque<>()).pollFirst();
        Heard answer = heard == null ? failed(Failure.SERVER_ERROR) : heard;
        if (answer instanceof Heard.Failed bad && bad.why().ofTheServer()) {
            circuits.failed(account, bad.why(), bad.retryAfter());
        } else {
            circuits.worked(account);
        }
        return new Walk.Made(answer, 7L, takes.toMillis());
    }

    private Walk walk(Duration patience, boolean spent) {
        return new Walk(
                (account, question, put) -> make(account),
                circuits,
                pace,
                new Asked(TENANT, Ability.CHAT, "conversation", null),
                new Walk.Limits(patience, Duration.ofSeconds(30), () -> spent));
    }

    private Walk.End go() {
        return go(Duration.ofSeconds(10));
    }

    private Walk.End go(Duration patience) {
        return walk(patience, false).go(List.of(first, second), account -> form(null));
    }

    private Walk.Form form(@Nullable Failure adaptsTo) {
        return new Walk.Form() {
            private boolean adapted;

            @Override
            public Heard put(io.insaka.llm.Provider provider, Account account, Duration within) {
                granted.add(within);
                return GOOD;
            }

            @Override
            public boolean adapt(Failure why) {
                boolean fresh = why == adaptsTo && !adapted;
                adapted = true;
                return fresh;
            }
        };
    }

    private static Walk.End nobody(Why why) {
        return new Walk.End.Nobody(why);
    }

    @Test
    void asksTheFirstAndNobodyElse() {
        says(first, GOOD);
        assertThat(go()).isEqualTo(new Walk.End.Found(first, GOOD));
        assertThat(asked).containsExactly("first");
    }

    @Test
    void triesAgainWhatPassesAndThenTheNext() {
        says(second, GOOD);
        assertThat(go()).isEqualTo(new Walk.End.Found(second, GOOD));
        assertThat(asked).containsExactly("first", "first", "first", "second");
        assertThat(rests).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void waitsAsLongAsItWasAskedToIfThereIsTime() {
        says(first, failed(Failure.RATE_LIMITED, Duration.ofSeconds(1)), GOOD);
        assertThat(go()).isEqualTo(new Walk.End.Found(first, GOOD));
        assertThat(rests).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void goesOnWhenItWouldHaveToWaitTooLong() {
        says(first, failed(Failure.RATE_LIMITED, Duration.ofMinutes(1)));
        says(second, GOOD);
        assertThat(go()).isEqualTo(new Walk.End.Found(second, GOOD));
        assertThat(rests).isEmpty();
    }

    @Test
    void doesNotAskAgainWhoeverHasNoCredit() {
        says(first, failed(Failure.QUOTA_SPENT));
        says(second, GOOD, GOOD);
        go();
        go();
        assertThat(asked).containsExactly("first", "second", "second");
    }

    @Test
    void stopsAtARefusal() {
        says(first, failed(Failure.REFUSED));
        says(second, GOOD);
        assertThat(go()).isInstanceOf(Walk.End.Declined.class);
        assertThat(asked).containsExactly("first");
    }

    @Test
    void stopsAtABadRequest() {
        says(first, failed(Failure.BAD_REQUEST));
        says(second, GOOD);
        assertThat(go()).isEqualTo(nobody(Why.ALL_FAILED));
        assertThat(asked).containsExactly("first");
    }

    @Test
    void looksForMoreRoom() {
        says(first, failed(Failure.TOO_LONG));
        says(second, failed(Failure.TOO_LONG));
        assertThat(go()).isEqualTo(nobody(Why.TOO_LONG));
        says(first, failed(Failure.TOO_LONG));
        says(second, GOOD);
        assertThat(go()).isEqualTo(new Walk.End.Found(second, GOOD));
    }

    @Test
    void givesNonsenseOneMoreTry() {
        says(first, failed(Failure.MALFORMED), GOOD);
        assertThat(go()).isEqualTo(new Walk.End.Found(first, GOOD));
        says(first, failed(Failure.EMPTY), failed(Failure.MALFORMED), GOOD);
        says(second, GOOD);
        assertThat(go()).isEqualTo(new Walk.End.Found(second, GOOD));
    }

    @Test
    void putsTheQuestionDifferentlyOnce() {
        says(first, failed(Failure.NO_SHAPES), failed(Failure.NO_SHAPES), GOOD);
        says(second, GOOD);
        Walk.End end =
                walk(Duration.ofSeconds(10), false).go(List.of(first, second), account -> form(Failure.NO_SHAPES));
        assertThat(end).isEqualTo(new Walk.End.Found(second, GOOD));
        assertThat(asked).containsExactly("first", "first", "second");
    }

    @Test
    void isNeverLaterThanThePatience() {
        takes = Duration.ofMillis(700);
        assertThat(go(Duration.ofSeconds(1))).isEqualTo(nobody(Why.TOO_LATE));
        assertThat(Duration.ofNanos(nanos)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void opensTheCircuitAndProbesAfterAMinute() {
        go();
        go();
        asked.clear();
        go();
        assertThat(asked).as("both circuits are open").isEmpty();
        pass(Circuit.PROBE_AFTER);
        says(first, GOOD);
        assertThat(go()).isEqualTo(new Walk.End.Found(first, GOOD));
    }

    @Test
    void spendsNothingBeyondTheBudget() {
        says(first, GOOD);
        assertThat(walk(Duration.ofSeconds(10), true).go(List.of(first), account -> form(null)))
                .isEqualTo(nobody(Why.BUDGET_SPENT));
        assertThat(asked).isEmpty();
    }

    @Test
    void countsWhatWasInVainToo() {
        says(first, failed(Failure.MALFORMED), failed(Failure.MALFORMED));
        says(second, GOOD);
        Walk walk = walk(Duration.ofSeconds(10), false);
        walk.go(List.of(first, second), account -> form(null));
        assertThat(walk.usage().attempts()).isEqualTo(3);
        assertThat(walk.usage().microCost()).isEqualTo(21);
        assertThat(walk.usage().provider()).isEqualTo("second");
    }
}
