package io.insaka.llm.asking;

import io.insaka.kernel.Ids;
import io.insaka.llm.Account;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.Kind;
import io.insaka.llm.Provider;
import io.insaka.llm.spending.Call;
import io.insaka.llm.spending.Prices;
import io.insaka.llm.spending.Spending;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Makes one call and tells everybody who has to know: the ledger, the circuit, the meters, the trace. */
@Component
final class Calls implements Walk.Maker {
    private final Map<Kind, Provider> providers = new EnumMap<>(Kind.class);
    private final Circuits circuits;
    private final Money money;
    private final Watching watching;
    private final Pace pace;
    private final Stamp stamp;

    Calls(List<Provider> providers, Circuits circuits, Money money, Watching watching, Pace pace, Stamp stamp) {
        providers.forEach(provider -> this.providers.put(provider.kind(), provider));
        this.circuits = circuits;
        this.money = money;
        this.watching = watching;
        this.pace = pace;
        this.stamp = stamp;
    }

    /** What a call costs, and where that is written. */
    @Component
    record Money(Prices prices, Spending spending) {}

    /** What a row of the ledger is stamped with. */
    @Component
    record Stamp(Ids ids, Clock clock) {}

    @Override
    public Walk.Made make(Account account, Asked asked, Function<Provider, Heard> put) {
        String model = Objects.requireNonNullElse(account.modelFor(asked.ability()), "");
        Instant at = stamp.clock().instant();
        long since = pace.nanos();
        Heard heard;
        try (var span = watching.begin(asked, account.kind(), model)) {
            heard = put.apply(Objects.requireNonNull(providers.get(account.kind())));
            span.with("outcome", outcome(heard))
                    .with("tokens.input", heard.tokens().input())
                    .with("tokens.output", heard.tokens().output());
            if (heard instanceof Heard.Failed failed) {
                span.failed(failed.why().wireName());
            }
        }
        long nanos = pace.nanos() - since;
        tellCircuit(account, heard);
        Long cost = money.prices()
                .of(account, asked.ability())
                .map(price -> price.of(heard.tokens()))
                .orElse(null);
        watching.count(asked, account.kind(), model, outcome(heard), heard.tokens(), cost, nanos);
        money.spending()
                .write(new Call(
                        stamp.ids().next(),
                        at,
                        asked.conversation(),
                        asked.agent(),
                        asked.rehearsal(),
                        account,
                        model,
                        asked.ability(),
                        outcome(heard),
                        heard.tokens(),
                        cost,
                        nanos / 1_000_000));
        return new Walk.Made(heard, cost, nanos / 1_000_000);
    }

    private void tellCircuit(Account account, Heard heard) {
        if (heard instanceof Heard.Failed(Failure why, var words, var tokens, var retryAfter) && why.ofTheServer()) {
            circuits.failed(account, why, retryAfter);
        } else {
            circuits.worked(account);
        }
    }

    private static String outcome(Heard heard) {
        return heard instanceof Heard.Failed failed ? failed.why().wireName() : Call.OK;
    }
}
