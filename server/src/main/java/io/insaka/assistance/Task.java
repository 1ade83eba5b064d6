package io.insaka.assistance;

import java.util.Locale;

/** What a teammate wants written. */
enum Task {
    ANSWER("Draft an answer to the customer's last message."),
    SHORTER("Rewrite the data. Make it shorter: say each thing once and leave out what says nothing."),
    FRIENDLIER("Rewrite the data. Make it friendlier and warmer, without gushing and hardly longer."),
    FORMAL("Rewrite the data. Make it more formal and polite, as in a good business letter, and hardly longer."),
    CORRECT("Rewrite the data. Correct spelling, grammar and punctuation, and change nothing else.");

    private final String words;

    Task(String words) {
        this.words = words;
    }

    /** As the model is told. */
    String words() {
        return words;
    }

    static Task of(String name) {
        for (Task task : values()) {
            if (task.name().toLowerCase(Locale.ROOT).equals(name)) {
                return task;
            }
        }
        throw AssistanceProblem.unknownTask();
    }
}
