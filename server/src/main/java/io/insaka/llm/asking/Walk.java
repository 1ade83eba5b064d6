package io.insaka.llm.asking;

import io.insaka.llm.Account;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.ModelReply.Why;
import io.insaka.llm.Provider;
import io.insaka.llm.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One question on its way from model to model. */
final class Walk {
    /** With less there is no sense in beginning. */
    private static final Duration LEAST = Duration.ofMillis(20);

    private static final int MOST_RETRIES = 2;
    private static final Duration FIRST_REST = Duration.ofMillis(200);
    /** As long as somebody else can be asked, nobody is waited for longer. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(2);

    private final Maker calls;
    private final Circuits circuits;
    private final Pace pace;
    private final Asked asked;
    private final Limits limits;
    private final long since;

    private boolean tooLong;
    private @Nullable Account last;
    private int attempts;
    private int input;
    private int output;
    private long cost;

    /** @param spent whether the budget is, asked before each attempt */
    record Limits(Duration patience, Duration attempt, BooleanSupplier spent) {}

    /** Makes one call, and writes down what it cost. */
    interface Maker {
        /** @param put asks the provider, and judges what it answered */
        Made make(Account account, Asked asked, Function<Provider, Heard> put);
    }

    /** @param microCost null when the price is not known */
    record Made(Heard heard, @Nullable Long microCost, long millis) {}

    /** The question as it is put to one model; it may change its form between two attempts. */
    interface Form {
        Heard put(Provider provider, Account account, Duration within);

        /** Puts it differently from now on. @return false when there is no other way to put it */
        default boolean adapt(Failure why) {
            return false;
        }
    }

    /** Makes the form for each model. */
    interface Forms {
        Form of(Account account);
    }

    /** How it ended. */
    sealed interface End {
        record Found(Account account, Heard heard) implements End {}

        record Declined(String words) implements End {}

        record Nobody(Why why) implements End {}
    }

    Walk(Maker calls, Circuits circuits, Pace pace, Asked asked, Limits limits) {
        this.calls = calls;
        this.circuits = circuits;
        this.pace = pace;
        this.asked = asked;
        this.limits = limits;
        this.since = pace.nanos();
    }

    End go(List<Account> order, Forms forms) {
        for (int at = 0; at < order.size(); at++) {
            End end = ask(order.get(at), forms, order.size() - at - 1);
            if (end != null) {
                return end;
            }
        }
        return new End.Nobody(left().compareTo(LEAST) < 0 ? Why.TOO_LATE : tooLong ? Why.TOO_LONG : Why.ALL_FAILED);
    }

    /** @param others how many could be asked after it; null when the next one is to be asked */
    private @Nullable End ask(Account account, Forms forms, int others) {
        Form form = forms.of(account);
        int retries = 0;
        boolean again = false;
        while (true) {
            Duration left = left();
            if (left.compareTo(LEAST) < 0) {
                return new End.Nobody(Why.TOO_LATE);
            }
            if (limits.spent().getAsBoolean()) {
                return new End.Nobody(Why.BUDGET_SPENT);
            }
            if (!circuits.enter(account)) {
                return null;
            }
            Heard heard = call(account, form, within(left, others));
            if (!(heard instanceof Heard.Failed failed)) {
                return new End.Found(account, heard);
            }
            switch (failed.why()) {
                case REFUSED -> {
                    return new End.Declined(failed.words());
                }
                case BAD_REQUEST -> {
                    return new End.Nobody(Why.ALL_FAILED);
                }
                case RATE_LIMITED, SERVER_ERROR, UNREACHABLE, CUT_OFF -> {
                    if (retries == MOST_RETRIES || !rested(failed, retries, others)) {
                        return null;
                    }
                    retries++;
                }
                case MALFORMED, EMPTY -> {
                    if (again) {
                        return null;
                    }
                    again = true;
                    form.adapt(failed.why());
                }
                case NO_SHAPES, NO_TEMPERATURE, TAKES_TURNS -> {
                    if (!form.adapt(failed.why())) {
                        return null;
                    }
                }
                case TOO_LONG -> {
                    tooLong = true;
                    return null;
                }
                case QUOTA_SPENT, TIMED_OUT, WRONG_KEY, NO_SUCH_MODEL, UNABLE -> {
                    return null;
                }
            }
        }
    }

    private Heard call(Account account, Form form, Duration within) {
        Made made = calls.make(account, asked, provider -> form.put(provider, account, within));
        last = account;
        attempts++;
        input += made.heard().tokens().input();
        output += made.heard().tokens().output();
        cost += Objects.requireNonNullElse(made.microCost(), 0L);
        return made.heard();
    }

    private Duration left() {
        return limits.patience().minusNanos(pace.nanos() - since);
    }

    /** Whoever comes after this one keeps a third of the time. */
    private Duration within(Duration left, int others) {
        Duration share = others > 0 ? left.multipliedBy(2).dividedBy(3) : left;
        return share.compareTo(limits.attempt()) < 0 ? share : limits.attempt();
    }

    /** Waits as long as the provider asked for, or a little and a different time for everybody, if there is time for it. */
    private boolean rested(Heard.Failed failed, int retries, int others) {
        Duration asFor = failed.retryAfter();
        Duration rest = asFor != null
                ? asFor
                : Duration.ofNanos((long) (FIRST_REST.toNanos() * (1L << retries) * (0.5 + pace.dice())));
        Duration most = left().dividedBy(2);
        if (others > 0 && most.compareTo(LONGEST_REST) > 0) {
            most = LONGEST_REST;
        }
        return rest.compareTo(most) <= 0 && pace.rest(rest);
    }

    Usage usage() {
        Account account = last;
        return new Usage(
                account == null ? "" : account.name(),
                account == null ? "" : Objects.requireNonNullElse(account.modelFor(asked.ability()), ""),
                input,
                output,
                cost,
                attempts,
                (pace.nanos() - since) / 1_000_000);
    }
}
