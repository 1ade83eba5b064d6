package io.insaka.sandbox.llm.play;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What was asked, the last of it in full, all of it counted. Answers are copies. */
public final class Journal {
    private static final Pattern BOUNDARY = Pattern.compile("data-[0-9a-f]{12}");
    private static final int KEEP = 1_000;
    private static final int KEEP_CONTENTS = 20_000;
    private static final int LONGEST_TEXT = 500;

    /**
     * One call.
     *
     * @param content a digest that equal requests share
     * @param text what the user said last, shortened
     * @param status 0 when no answer was begun
     * @param fault what went wrong on purpose, {@code REFUSED} for what the provider refuses, otherwise empty
     */
    public record Call(
            long number,
            Instant at,
            String provider,
            String model,
            Ask.Purpose purpose,
            String content,
            String text,
            int status,
            String fault,
            int inputTokens,
            int outputTokens) {
        /** Answered in full as the provider should, if perhaps late. */
        public boolean good() {
            return status == 200 && (fault.isEmpty() || fault.equals(Fault.SLOW.name()));
        }
    }

    private final Deque<Call> calls = new ArrayDeque<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, Integer> goodByContent = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > KEEP_CONTENTS;
        }
    };
    private long begun;
    private long good;
    private int running;
    private int mostRunning;

    synchronized void begins(Ask ask) {
        begun++;
        running++;
        mostRunning = Math.max(mostRunning, running);
        counts.merge(ask.provider() + "/" + ask.model(), 1L, Long::sum);
    }

    synchronized void ends() {
        running--;
    }

    void add(Ask ask, String content, int status, String fault, Voice.Usage usage, Instant at) {
        String text = ask.lastUserText();
        String digest = digest(content);
        add(new Call(
                0,
                at,
                ask.provider(),
                ask.model(),
                ask.purpose(),
                digest,
                text.substring(0, Math.min(LONGEST_TEXT, text.length())),
                status,
                fault,
                usage.input(),
                usage.output()));
    }

    private synchronized void add(Call call) {
        if (calls.size() == KEEP) {
            calls.removeFirst();
        }
        long number = calls.isEmpty() ? 1 : calls.getLast().number() + 1;
        calls.addLast(new Call(
                number,
                call.at(),
                call.provider(),
                call.model(),
                call.purpose(),
                call.content(),
                call.text(),
                call.status(),
                call.fault(),
                call.inputTokens(),
                call.outputTokens()));
        if (call.good()) {
            good++;
            goodByContent.merge(call.content(), 1, Integer::sum);
        }
    }

    /** The last calls, oldest first. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Calls that were let in, by provider and model: {@code openai/gpt-4o-mini}. */
    public synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    public synchronized long begun() {
        return begun;
    }

    /** Calls that were answered in full as the provider should. */
    public synchronized long good() {
        return good;
    }

    public synchronized int running() {
        return running;
    }

    /** The most calls that ran at once. */
    public synchronized int mostRunning() {
        return mostRunning;
    }

    /** Good answers to questions that had been answered before: 0 when no finished call is ever repeated. */
    public synchronized long repeated() {
        return goodByContent.values().stream().mapToLong(times -> times - 1).sum();
    }

    synchronized void clear() {
        calls.clear();
        counts.clear();
        goodByContent.clear();
        begun = 0;
        good = 0;
        mostRunning = running;
    }

    private static String digest(String content) {
        try {
            // The product makes up the boundary of its fences anew in every process.
            String same = BOUNDARY.matcher(content).replaceAll("data-");
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(same.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
