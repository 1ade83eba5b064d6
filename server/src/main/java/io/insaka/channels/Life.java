package io.insaka.channels;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an account is in use. Whatever it is, what arrives is kept. */
public enum Life {
    /** Answers and sends. */
    ON,
    /** Keeps what arrives for people to read; the bot is silent and nothing goes out until it is on again. */
    OFF,
    /** As off, and out of sight. */
    ARCHIVED,
    /** Gone: nothing was ever in it. */
    DELETED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Life of(String wireName) {
        return Life.valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
