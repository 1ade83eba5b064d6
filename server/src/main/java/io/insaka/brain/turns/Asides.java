package io.insaka.brain.turns;

import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.Inbound;
import io.insaka.conversations.Message;
import io.insaka.conversations.OpenThread;
import io.insaka.conversations.OpenThreads;
import io.insaka.conversations.SideQuestion;
import io.insaka.intake.WaitingItem;
import io.insaka.kernel.MessageId;
import io.insaka.kernel.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what is an answer to something asked beside the conversation: it is no turn, and reopens nothing. */
@Component
class Asides {
    private final List<SideQuestion> questions;
    private final Skills skills;

    Asides(List<SideQuestion> questions, Skills skills) {
        this.questions = questions;
        this.skills = skills;
    }

    /**
     * @param threads what was done to this thread is written first: the answer may come in one batch with what stands before it
     * @param target finds the message that is answered
     * @return false: it is a message like any other, and nothing was done
     */
    boolean take(
            TenantId tenant,
            OpenThreads threads,
            OpenThread thread,
            WaitingItem item,
            Inbound.Received received,
            BiFunction<WaitingItem, @Nullable String, @Nullable MessageId> target) {
        if (received.context().observed()) {
            return false;
        }
        Optional<SideQuestion.Answer> answer = answer(tenant, threads, thread, received.content());
        answer.ifPresent(taken -> {
            long position = thread.conversation().activity().nextPosition();
            thread.overhear(
                    new MessageId(item.id()),
                    Message.Body.received(received.content(), received.context()),
                    new OpenThread.Names(received.providerId(), List.of()),
                    target.apply(item, received.context().replyTo()));
            taken.take(thread, position);
        });
        return answer.isPresent();
    }

    private Optional<SideQuestion.Answer> answer(
            TenantId tenant, OpenThreads threads, OpenThread thread, Content said) {
        for (SideQuestion question : questions) {
            if (question.mayAnswer(thread.conversation(), said)) {
                threads.write(thread);
                Optional<SideQuestion.Answer> answer = question.answer(tenant, thread.conversation(), said);
                if (answer.isPresent() && !meantForTheBot(said)) {
                    return answer;
                }
            }
        }
        return Optional.empty();
    }

    /** "Stop" is never a comment. */
    private boolean meantForTheBot(Content said) {
        return skills.tapped(said).isPresent()
                || (said instanceof Content.Text
                        && skills.commanded(said.words()).isPresent());
    }
}
