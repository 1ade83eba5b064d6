package io.insaka.sandbox.llm.play;

import java.util.List;
import java.util.Optional;

/** A model that does what it should not. */
final class Misbehaviour {
    private static final String WRONG = "{\"unexpected\":{\"nested\":[1,2,3]}}";
    private static final String BROKEN = "{\"unexpected\": tru";

    private Misbehaviour() {}

    static Reaction of(Optional<Fault> fault, Ask ask, Reaction good) {
        return switch (fault.orElse(Fault.CUT)) {
            case EMPTY_ANSWER -> new Reaction.Nothing();
            case REFUSAL -> new Reaction.Refuse("I'm sorry, but I can't help with that request.");
            case BLOCKED -> new Reaction.Blocked();
            case WRONG_ARGUMENTS -> arguments(ask, good, WRONG);
            case BROKEN_ARGUMENTS -> arguments(ask, good, BROKEN);
            case UNKNOWN_TOOL -> use("launch_rocket", "{\"to\":\"the moon\"}");
            default -> good;
        };
    }

    /** In the tool it would have called, or the first there is; without tools, in place of the JSON asked for. */
    private static Reaction arguments(Ask ask, Reaction good, String arguments) {
        if (good instanceof Reaction.Use(var uses)) {
            return use(uses.getFirst().tool(), arguments);
        }
        return ask.tools().isEmpty() || ask.schema().isPresent()
                ? new Reaction.Say(arguments)
                : use(ask.tools().getFirst().name(), arguments);
    }

    private static Reaction use(String tool, String arguments) {
        return new Reaction.Use(List.of(new Reaction.ToolUse(tool, arguments)));
    }
}
