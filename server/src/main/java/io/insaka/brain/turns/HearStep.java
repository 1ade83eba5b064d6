package io.insaka.brain.turns;

import io.insaka.brain.hearing.Hearing;
import io.insaka.brain.hearing.Perceived;
import io.insaka.brain.skill.Heard;
import io.insaka.brain.skill.Once;
import io.insaka.channels.spi.Content;
import io.insaka.channels.spi.MediaKind;
import io.insaka.kernel.MessageId;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is spoken in a voice note, and what a picture shows, before anybody guesses what is wanted. */
@Component
class HearStep implements Step {
    static final String NAME = "hear";

    private final Hearing hearing;
    private final Skills skills;
    private final JsonMapper json;

    HearStep(Hearing hearing, Skills skills, JsonMapper json) {
        this.hearing = hearing;
        this.skills = skills;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> leadsTo() {
        return Set.of(UnderstandStep.NAME);
    }

    @Override
    public Move run(TurnState state, Once once) {
        TurnInput input = state.input();
        if (!(input.heard().content() instanceof Content.Media file) || !wanted(state, file)) {
            return new Move.Go(UnderstandStep.NAME, state, "as it was written");
        }
        var message = new MessageId(input.id());
        Perceived perceived = json.readValue(
                once.call(
                        "hear",
                        () -> json.writeValueAsString(
                                hearing.perceive(input.tenant(), input.conversation(), message, file.kind(), once))),
                Perceived.class);
        if (perceived.text().isEmpty()) {
            return new Move.Go(UnderstandStep.NAME, state, perceived.outcome(), perceived.insight());
        }
        once.call("hear.shown", () -> {
            hearing.show(input.tenant(), message, perceived.text());
            return "";
        });
        Heard heard = file.kind() == MediaKind.AUDIO
                ? new Heard(file, (input.heard().words() + "\n" + perceived.text()).strip())
                : new Heard(file, input.heard().words(), perceived.text());
        return new Move.Go(
                UnderstandStep.NAME, state.noticing(input.hearing(heard)), perceived.outcome(), perceived.insight());
    }

    /** A picture that is a command, or part of what a skill is in the middle of, is that skill's business. */
    private boolean wanted(TurnState state, Content.Media file) {
        boolean spokenFor = state.input().session().skill() != null
                || skills.commanded(state.input().heard().words()).isPresent();
        return (file.kind() == MediaKind.AUDIO || !spokenFor)
                && hearing.can(state.input().tenant(), file);
    }
}
