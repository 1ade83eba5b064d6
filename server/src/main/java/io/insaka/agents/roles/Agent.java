package io.insaka.agents.roles;

import io.insaka.agents.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** One AI role as the product brings it along. A bean that implements this is an agent: nothing else lists them. */
public interface Agent {
    Role role();

    /** What a teammate calls it. */
    String name();

    /** One sentence about what it does. */
    String purpose();

    /** The product's own instructions, with placeholders. */
    default String instructions() {
        return PromptFile.read(role().name().toLowerCase(Locale.ROOT));
    }

    /** What its instructions may stand open for. */
    List<Placeholder> placeholders();

    double temperature();

    int mostTokens();

    /** The longest anybody waits for it. */
    Duration patience();

    /** Whether it may call what the one who asks lends it; otherwise it has no tools, whatever it is lent. */
    default boolean usesTools() {
        return false;
    }

    /** Whether it works for an organisation that has said nothing about it. */
    default boolean onAtFirst() {
        return true;
    }

    /** Whether what it writes is read by customers: then it is looked at for more. */
    default boolean writesToCustomers() {
        return false;
    }
}
