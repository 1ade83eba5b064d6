package io.insaka.sandbox.llm.play;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the model shall answer. What was queued comes first, each once; then the newest rule that holds, again and again.
 */
public final class Script {
    private static final int MOST = 10_000;

    private record Line(Scope scope, Predicate<Ask> when, Reaction then) {}

    private final List<Line> queue = new ArrayList<>();
    private final List<Line> rules = new ArrayList<>();

    /** The next conversation is answered so. */
    public void next(Reaction reaction) {
        next(Scope.CHAT, reaction);
    }

    /** The next call of that kind is answered so. */
    public synchronized void next(Scope scope, Reaction reaction) {
        add(queue, new Line(scope, ask -> true, reaction));
    }

    /** Whenever the customer's last text contains this, in whatever case. */
    public void when(String text, Reaction reaction) {
        when(Scope.CHAT, contains(text), reaction);
    }

    public synchronized void when(Scope scope, Predicate<Ask> condition, Reaction reaction) {
        add(rules, new Line(scope, condition, reaction));
    }

    public synchronized void clear() {
        queue.clear();
        rules.clear();
    }

    /** How many queued answers nobody has asked for yet. */
    public synchronized int waiting() {
        return queue.size();
    }

    /** True where the last user text contains this, in whatever case. */
    public static Predicate<Ask> contains(String text) {
        String wanted = Words.lower(text);
        return ask -> Words.lower(ask.lastUserText()).contains(wanted);
    }

    /** True where the system text contains this, in whatever case. */
    public static Predicate<Ask> systemContains(String text) {
        String wanted = Words.lower(text);
        return ask -> Words.lower(ask.systemText()).contains(wanted);
    }

    synchronized Optional<Reaction> answer(Ask ask) {
        for (Iterator<Line> lines = queue.iterator(); lines.hasNext(); ) {
            Line line = lines.next();
            if (line.scope().holds(ask)) {
                lines.remove();
                return Optional.of(line.then());
            }
        }
        return rules.reversed().stream()
                .filter(line -> line.scope().holds(ask) && line.when().test(ask))
                .map(Line::then)
                .findFirst();
    }

    private static void add(List<Line> lines, Line line) {
        if (lines.size() == MOST) {
            throw new IllegalArgumentException("more than " + MOST + " answers are waiting");
        }
        lines.add(line);
    }
}
