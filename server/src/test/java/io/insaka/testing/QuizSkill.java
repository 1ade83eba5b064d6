package io.insaka.testing;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Visit;
import io.insaka.channels.spi.Content;
import java.util.List;
import java.util.Set;
import org.springframework.boot.test.context.TestComponent;

/** A skill that keeps the conversation: two questions, then the score. It remembers the answers so far. */
@TestComponent
final class QuizSkill implements Skill {
    private static final String RIGHT = "42";

    @Override
    public String name() {
        return "quiz";
    }

    @Override
    public String description() {
        return "Asks two questions";
    }

    @Override
    public Set<String> commands() {
        return Set.of("quiz");
    }

    @Override
    public Decision handle(Visit visit) {
        return switch (visit.entry()) {
            case Entry.Command ignored -> ask("First question: six times seven?", "-");
            case Entry.Picked ignored -> ask("First question: six times seven?", "-");
            case Entry.Continued continued ->
                next(continued.memory(), visit.heard().words());
            case Entry.Offered ignored -> throw new IllegalStateException("the quiz bids for nothing");
            case Entry.Recognised ignored -> throw new IllegalStateException("the quiz has no examples");
            case Entry.Conversed ignored -> throw new IllegalStateException("the quiz talks about nothing else");
            case Entry.NotUnderstood ignored -> throw new IllegalStateException("the quiz is no fallback");
        };
    }

    private static Decision next(String first, String answer) {
        return first.equals("-")
                ? ask("Second question: seven times six?", answer)
                : Decision.say(first.equals(RIGHT) && answer.equals(RIGHT) ? "Both right!" : "Not quite.", "score");
    }

    private static Decision ask(String question, String memory) {
        return new Decision(List.of(new Content.Text(question)), new Next.Stay(memory), "asks");
    }
}
