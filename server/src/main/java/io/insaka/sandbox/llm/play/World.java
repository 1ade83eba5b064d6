package io.insaka.sandbox.llm.play;

import io.insaka.sandbox.http.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that belongs to one API key: what its models shall answer, what goes wrong, and what was asked. */
public final class World {
    private static final Duration HANG = Duration.ofMinutes(2);
    private static final Duration SLOWNESS = Duration.ofSeconds(10);

    private final Script script = new Script();
    private final FaultPlan faults = new FaultPlan();
    private final Journal journal;
    private final Clock clock;
    private final Map<String, Duration> latencies = new ConcurrentHashMap<>();
    private volatile Duration hang = HANG;
    private volatile Duration slowness = SLOWNESS;
    private volatile int context = Integer.MAX_VALUE;

    public World(Clock clock) {
        this.clock = clock;
        this.journal = new Journal();
    }

    public Script script() {
        return script;
    }

    public FaultPlan faults() {
        return faults;
    }

    public Journal journal() {
        return journal;
    }

    /** How long each call takes from now on. */
    public void latency(Duration wanted) {
        latencies.clear();
        latencies.put("", wanted);
    }

    /** How long each call to that provider takes from now on. */
    public void latency(String provider, Duration wanted) {
        latencies.put(provider, wanted);
    }

    /** How long a call that hangs stays open. */
    public void hang(Duration wanted) {
        hang = wanted;
    }

    /** How much longer a slow call takes. */
    public void slowness(Duration wanted) {
        slowness = wanted;
    }

    /** No model reads more tokens than this, whatever it usually could. */
    public void context(int tokens) {
        context = tokens;
    }

    /** @param usual how many tokens the model can read */
    public int mostContext(int usual) {
        return Math.min(context, usual);
    }

    /** As on the first day, with an empty journal. */
    public void reset() {
        script.clear();
        faults.clear();
        journal.clear();
        latencies.clear();
        hang = HANG;
        slowness = SLOWNESS;
        context = Integer.MAX_VALUE;
    }

    /**
     * Plays one call that the provider would not refuse.
     *
     * @param content what was asked, the same for the same question; what a boundary of {@code <data-…>} fences is made
     *     of does not count
     */
    public Answer play(Ask ask, String content, Voice voice) {
        journal.begins(ask);
        try {
            wait(latencies.getOrDefault(ask.provider(), latencies.getOrDefault("", Duration.ZERO)));
            Optional<Fault> fault = faults.falls(ask);
            if (fault.equals(Optional.of(Fault.SLOW))) {
                wait(slowness);
            }
            if (fault.filter(Fault::isError).isPresent()) {
                Answer.Reply reply = (Answer.Reply) voice.fails(fault.get());
                note(ask, content, reply.status(), fault.get().name(), new Voice.Usage(0, 0));
                return reply;
            }
            return answer(ask, content, fault, voice);
        } finally {
            journal.ends();
        }
    }

    private Answer answer(Ask ask, String content, Optional<Fault> fault, Voice voice) {
        if (fault.equals(Optional.of(Fault.HANG)) || fault.equals(Optional.of(Fault.DROP))) {
            note(ask, content, 0, fault.get().name(), new Voice.Usage(0, 0));
            return fault.get() == Fault.HANG ? new Answer.Silence(hang) : new Answer.Drop();
        }
        Reaction reaction =
                Misbehaviour.of(fault, ask, script.answer(ask).orElseGet(() -> new Improviser(ask).answer()));
        var usage = new Voice.Usage(ask.inputTokens(), Math.min(ask.maxTokens(), outputTokens(reaction)));
        Answer answer = voice.says(reaction, usage);
        note(
                ask,
                content,
                answer instanceof Answer.Reply reply ? reply.status() : 200,
                fault.map(Fault::name).orElse(""),
                usage);
        return Spoiling.of(fault, answer);
    }

    /** A call that the provider refuses is in the journal, too. */
    public void refused(Ask.Purpose purpose, String provider, String model, String content, int status) {
        note(Ask.plain(purpose, provider, model, List.of()), content, status, "REFUSED", new Voice.Usage(0, 0));
    }

    private void note(Ask ask, String content, int status, String fault, Voice.Usage usage) {
        journal.add(ask, content, status, fault, usage, clock.instant());
    }

    private static int outputTokens(Reaction reaction) {
        return switch (reaction) {
            case Reaction.Say(String text) -> Tokens.of(text);
            case Reaction.Use(var uses) ->
                uses.stream()
                        .mapToInt(use -> Tokens.of(use.tool() + use.arguments()))
                        .sum();
            case Reaction.Refuse(String reason) -> Tokens.of(reason);
            case Reaction.Blocked() -> 0;
            case Reaction.Nothing() -> 0;
        };
    }

    private static void wait(Duration length) {
        try {
            if (length.isPositive()) {
                Thread.sleep(length);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
