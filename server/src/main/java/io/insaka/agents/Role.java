package io.insaka.agents;

/** Which AI role. The names are stored: add, never rename. */
public enum Role {
    /** Understands a message: intent, priority, mood, language, what is named in it. */
    ROUTER,
    /** Draws typed records out of a transcript. */
    EXTRACTION,
    /** Writes to customers. */
    CONVERSATION,
    /** Advises the one who writes, before they write. */
    REASONER,
    /** Writes campaign messages. */
    CAMPAIGN,
    /** Keeps what is known of a customer: summaries, preferences, next steps. */
    CRM,
    /** Says the same in another language. */
    TRANSLATOR,
    /** Helps a teammate to write: drafts, and their own words said better. */
    ASSISTANT;

    /** Whether it has a part in answering messages: then other instructions may mean other answers. */
    public boolean answers() {
        return switch (this) {
            case ROUTER, CONVERSATION, REASONER -> true;
            case EXTRACTION, CAMPAIGN, CRM, TRANSLATOR, ASSISTANT -> false;
        };
    }
}
