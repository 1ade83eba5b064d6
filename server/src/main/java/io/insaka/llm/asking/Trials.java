package io.insaka.llm.asking;

import io.insaka.llm.Account;
import io.insaka.llm.Ask;
import io.insaka.llm.Failure;
import io.insaka.llm.Heard;
import io.insaka.llm.Line;
import io.insaka.llm.Models.Ability;
import io.insaka.llm.Provider;
import io.insaka.llm.Recording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets a teammate see how a model is doing, and try it out. */
@Component
public final class Trials {
    private static final String AGENT = "test";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Room for one that thinks before it speaks. */
    private static final int MOST_TOKENS = 1_000;

    private final Calls calls;
    private final Circuits circuits;

    Trials(Calls calls, Circuits circuits) {
        this.calls = calls;
        this.circuits = circuits;
    }

    /**
     * @param answer what came back, in short; null when nothing did
     * @param why null when it worked
     * @param words the provider's own, or ours
     */
    public record Check(
            Ability ability,
            @Nullable String answer,
            @Nullable Failure why,
            @Nullable String words,
            long millis) {
        public boolean ok() {
            return why == null;
        }
    }

    /** @param state {@code closed}, {@code open} or {@code half-open} */
    public record Standing(
            String state, int failures, @Nullable Instant until) {}

    public Standing standing(Account account) {
        return switch (circuits.state(account)) {
            case Circuit.State.Closed(int failures) -> new Standing("closed", failures, null);
            case Circuit.State.Open(int failures, Instant until) -> new Standing("open", failures, until);
            case Circuit.State.HalfOpen(int failures, Instant since) -> new Standing("half-open", failures, null);
        };
    }

    /** Asks it for everything it is configured for, whatever its circuit says; that is told how it went. */
    public List<Check> check(Account account) {
        List<Check> checks = new ArrayList<>();
        checks.add(check(account, Ability.CHAT, provider -> provider.chat(account, question(), PATIENCE)));
        if (account.modelFor(Ability.EMBEDDING) != null) {
            checks.add(check(
                    account, Ability.EMBEDDING, provider -> provider.embed(account, List.of("insaka"), PATIENCE)));
        }
        if (account.modelFor(Ability.TRANSCRIPTION) != null) {
            checks.add(check(
                    account, Ability.TRANSCRIPTION, provider -> provider.transcribe(account, silence(), PATIENCE)));
        }
        return checks;
    }

    private Check check(Account account, Ability ability, Function<Provider, Heard> put) {
        Walk.Made made = calls.make(account, new Asked(account.tenant(), ability, AGENT, null), put);
        return switch (made.heard()) {
            case Heard.Words(var text, var toolCalls, var tokens) ->
                new Check(ability, shortened(text), null, null, made.millis());
            case Heard.Vectors(var vectors, var tokens) ->
                new Check(ability, vectors.getFirst().length + " dimensions", null, null, made.millis());
            case Heard.Failed(Failure why, String words, var tokens, var rest) ->
                new Check(ability, null, why, words.isBlank() ? null : words, made.millis());
        };
    }

    private static Ask question() {
        return new Ask(
                AGENT,
                null,
                List.of(
                        new Line.Instruction("You are being tested. Answer in one short, friendly sentence."),
                        new Line.Customer("Are you there?")),
                List.of(),
                null,
                null,
                MOST_TOKENS,
                PATIENCE,
                null);
    }

    /** One second in which nobody speaks: 16-bit sound, 8,000 samples a second. */
    private static Recording silence() {
        return new Recording(null, "audio/wav", Silence.second(), Duration.ofSeconds(1), PATIENCE);
    }

    private static String shortened(String text) {
        String line = text.strip();
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
