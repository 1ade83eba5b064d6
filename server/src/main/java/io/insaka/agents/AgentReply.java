package io.insaka.agents;

import io.insaka.llm.ModelReply;
import java.util.List;

/**
 * What an agent answered. Masked numbers are back in it; nothing of the instructions is: an answer that would have told
 * what nobody may know is {@link ModelReply.Refused}, with a {@link Note#WITHHELD} that says why.
 *
 * @param prompt the version of the role's instructions it came from; 0 is the product's own
 * @param notes what happened on the way, for whoever asks why
 */
public record AgentReply(Role role, int prompt, ModelReply reply, List<Note> notes) {
    public AgentReply {
        notes = List.copyOf(notes);
    }

    public AgentReply(Role role, int prompt, ModelReply reply) {
        this(role, prompt, reply, List.of());
    }

    /** Whether the model answered and we did not let it through. */
    public boolean withheld() {
        return notes.stream().anyMatch(note -> note.code().equals(Note.WITHHELD));
    }

    /**
     * @param code one of the constants here
     * @param detail nothing personal
     */
    public record Note(String code, String detail) {
        /** The answer was not let through; the detail says why. */
        public static final String WITHHELD = "withheld";
        /** It called a tool it had not been lent, which was dropped. */
        public static final String FOREIGN_TOOL = "foreign-tool";
        /** It links to a place that stands in nothing it was told. */
        public static final String FOREIGN_LINK = "foreign-link";
        /** How many numbers of which kind it did not see. */
        public static final String MASKED = "masked";
    }
}
