package io.insaka.brain.turns;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Entry;
import io.insaka.brain.skill.Next;
import io.insaka.brain.skill.Once;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Understood;
import io.insaka.brain.skill.Visit;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What somebody wants from here on, whoever has the conversation: no more messages, or messages again. It holds also where
 * the bot says nothing: while a person answers, and for those who are never answered.
 */
@Component
class StandingWishes {
    private static final Once NOTHING_SLOW = (key, call) -> {
        throw new LeaveBatch();
    };

    private final Skills skills;

    StandingWishes(Skills skills) {
        this.skills = skills;
    }

    /** An {@link Next.OptOut} or {@link Next.OptIn} that changes something; empty for every other message. */
    Optional<Next> of(TurnInput input) {
        return asked(input).filter(next -> switch (next) {
            case Next.OptOut optOut -> input.contact().news(true);
            case Next.OptIn optIn -> input.contact().news(false);
            case Next.Done done -> false;
            case Next.Pass pass -> false;
            case Next.Stay stay -> false;
            case Next.HandOver handOver -> false;
        });
    }

    private Optional<Next> asked(TurnInput input) {
        String words = input.heard().words();
        return skills.commanded(words)
                .filter(Skill::interrupts)
                .flatMap(skill -> decided(skill, new Entry.Command(Skills.plain(words)), input))
                .or(() -> skills.tapped(input.heard().content())
                        .filter(tapped -> tapped.skill().interrupts())
                        .flatMap(tapped -> decided(tapped.skill(), new Entry.Picked(tapped.payload()), input)));
    }

    private static Optional<Next> decided(Skill skill, Entry entry, TurnInput input) {
        try {
            Decision decision = skill.handle(new Visit(
                    input.tenant(),
                    input.conversation(),
                    input.contact().id(),
                    input.contact().name(),
                    input.heard(),
                    Understood.NOTHING,
                    entry,
                    input.at(),
                    NOTHING_SLOW));
            return Optional.of(decision.next());
        } catch (LeaveBatch slow) {
            return Optional.empty();
        }
    }
}
