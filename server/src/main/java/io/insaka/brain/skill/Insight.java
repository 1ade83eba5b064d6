package io.insaka.brain.skill;

import java.util.List;

/** What the replay view shows of a decision beside its few words: the models asked, and what was read. */
public record Insight(List<Call> calls, List<Source> sources) {
    public static final Insight NONE = new Insight(List.of(), List.of());

    public Insight {
        calls = List.copyOf(calls);
        sources = List.copyOf(sources);
    }

    /**
     * A question to a model.
     *
     * @param agent the role that asked
     * @param prompt the version of its instructions
     * @param outcome {@code said}, {@code refused} or why there was no answer
     * @param microCost millionths of a US dollar
     */
    public record Call(
            String agent,
            int prompt,
            String provider,
            String model,
            String outcome,
            int inputTokens,
            int outputTokens,
            long microCost,
            long millis) {}

    /**
     * Something that was read before deciding.
     *
     * @param kind {@code article} or {@code document}
     */
    public record Source(String kind, String id, String title, double score) {}

    public Insight and(Insight other) {
        return new Insight(
                java.util.stream.Stream.concat(calls.stream(), other.calls.stream())
                        .toList(),
                java.util.stream.Stream.concat(sources.stream(), other.sources.stream())
                        .toList());
    }
}
