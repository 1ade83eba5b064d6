package io.insaka.llm;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** Why a call to a provider brought nothing. The wire name is stored: add, never rename. */
public enum Failure {
    RATE_LIMITED("rate-limited", "The provider wants fewer calls in a minute."),
    QUOTA_SPENT("quota-spent", "The account at the provider has no credit left."),
    SERVER_ERROR("server-error", "The provider has a problem of its own."),
    UNREACHABLE("unreachable", "There is no connection to the provider's address."),
    CUT_OFF("cut-off", "The connection broke before the answer was there."),
    TIMED_OUT("timed-out", "The provider did not answer in time."),
    WRONG_KEY("wrong-key", "The provider does not accept the key."),
    NO_SUCH_MODEL("no-such-model", "The provider has no model of this name, or not for this key."),
    BAD_REQUEST("bad-request", "The provider did not understand the question."),
    /** It can answer, but not to what it was asked for. */
    UNABLE("unable", "The model cannot do what was asked of it."),
    /** As before, and asking in words may help. */
    NO_SHAPES("no-shapes", "The model does not keep to a given form."),
    NO_TEMPERATURE("no-temperature", "The model lets nobody set its temperature."),
    /** Templates of some local models know only two people who take turns. */
    TAKES_TURNS("takes-turns", "The model knows only two people who take turns."),
    TOO_LONG("too-long", "The conversation is longer than the model can read."),
    REFUSED("refused", "The model does not want to answer this."),
    MALFORMED("malformed", "The answer made no sense."),
    EMPTY("empty", "The answer was empty.");

    private final String wireName;
    private final String words;

    Failure(String wireName, String words) {
        this.wireName = wireName;
        this.words = words;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    public String words() {
        return words;
    }

    /** Whether the same call may well succeed in a moment. */
    public boolean passing() {
        return switch (this) {
            case RATE_LIMITED, SERVER_ERROR, UNREACHABLE, CUT_OFF -> true;
            default -> false;
        };
    }

    /** Whether it says something about the server and not only about this question. */
    public boolean ofTheServer() {
        return passing() || this == TIMED_OUT || needsAPerson();
    }

    /** Whether nothing will change until somebody pays or gives another key. */
    public boolean needsAPerson() {
        return this == QUOTA_SPENT || this == WRONG_KEY;
    }

    /** Whether another try at the same model may make sense: models are not always the same. */
    public boolean ofTheAnswer() {
        return this == MALFORMED || this == EMPTY;
    }

    public static Optional<Failure> find(String wireName) {
        return Arrays.stream(values())
                .filter(failure -> failure.wireName.equals(wireName))
                .findFirst();
    }
}
