package io.insaka.reception;

import io.insaka.brain.skill.History;
import io.insaka.brain.skill.Insight;
import io.insaka.knowledge.Passage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * All that an answer may stand on. It is journalled: a resumed turn goes on with what it had read.
 *
 * @param passages numbered from 1 when they are cited
 */
record Known(List<Passage> passages, History.Memory memory) {
    Known {
        passages = List.copyOf(passages);
    }

    Known and(List<Passage> found) {
        List<Passage> more = found.stream()
                .filter(passage -> passages.stream().noneMatch(known -> same(known, passage)))
                .toList();
        return new Known(
                java.util.stream.Stream.concat(passages.stream(), more.stream()).toList(), memory);
    }

    private static boolean same(Passage one, Passage other) {
        return one.sourceId().equals(other.sourceId()) && one.text().equals(other.text());
    }

    /** What is read out of the organisation's knowledge, for the replay view. */
    static Insight insight(List<Insight.Call> calls, List<Passage> passages) {
        return new Insight(
                calls,
                passages.stream()
                        .map(passage -> new Insight.Source(
                                passage.kind().wireName(), passage.sourceId(), passage.title(), passage.confidence()))
                        .toList());
    }

    /** Equal as long as the same question finds the same passages: an answer may be taken from memory then. */
    String fingerprint() {
        String all = passages.stream()
                .map(passage -> passage.sourceId() + "\n" + passage.text())
                .collect(Collectors.joining("\n\n"));
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }

    boolean isFirst() {
        return memory.lines().isEmpty() && memory.summary().isEmpty();
    }

    /** What our side has said until now, as one text. */
    String ours() {
        return memory.lines().stream()
                .filter(said -> said.who() != History.Who.CUSTOMER)
                .map(History.Said::words)
                .collect(Collectors.joining("\n"));
    }
}
