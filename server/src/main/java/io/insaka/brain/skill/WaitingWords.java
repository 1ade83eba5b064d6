package io.insaka.brain.skill;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * What customers are told while they wait for a person: the brain decides when, one bean of the product how. {@code
 * language} is BCP 47 and may be empty when it is not known.
 */
public interface WaitingWords {
    /**
     * A person will answer here.
     *
     * @param answered whether their question is answered in the same breath
     */
    String promise(String language, Trigger trigger, boolean answered);

    /** Nobody is there at the moment. {@code back}: when somebody is; empty when nobody can tell. */
    String away(String language, Optional<ZonedDateTime> back);

    /** They are not forgotten. */
    String stillWaiting(String language);
}
