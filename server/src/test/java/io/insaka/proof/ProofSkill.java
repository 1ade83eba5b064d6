package io.insaka.proof;

import io.insaka.brain.skill.Bid;
import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Heard;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Visit;
import io.insaka.kernel.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Answers every question so that the answer names it: {@code question 7-12} gets {@code answer 7-12}. A {@code paid
 * question} does so by a slow call that is written down at its beginning and at its end.
 */
@Component
@ConditionalOnProperty("insaka.proof.calls")
final class ProofSkill implements Skill {
    private static final Duration CALL = Duration.ofMillis(150);

    private final Path calls;

    ProofSkill(@Value("${insaka.proof.calls}") Path calls) {
        this.calls = calls;
    }

    @Override
    public String name() {
        return "proof";
    }

    @Override
    public String description() {
        return "Proof";
    }

    @Override
    public List<Bid> bids(TenantId tenant, Heard heard) {
        return heard.words().contains("question ") ? List.of(new Bid(1, "Question", heard.words())) : List.of();
    }

    @Override
    public Decision handle(Visit visit) {
        String question = visit.heard().words();
        String answer = question.substring(question.indexOf("question ")).replace("question", "answer");
        if (question.startsWith("paid")) {
            return Decision.say(visit.once().call("price", () -> pay(question, answer)), "paid for it");
        }
        return Decision.say(answer, "knew it");
    }

    private String pay(String question, String answer) {
        note("begun", question);
        LockSupport.parkNanos(CALL.toNanos());
        note("ended", question);
        return answer;
    }

    /** One write of one line: appending is atomic, also under kill -9. */
    private void note(String what, String question) {
        String line = what + "\t" + ProcessHandle.current().pid() + "\t" + System.currentTimeMillis() + "\t" + question
                + "\n";
        try {
            Files.writeString(calls, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
