package io.insaka.desk.satisfaction;

import io.insaka.channels.spi.Content;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** An answer of ours that was tapped: it says itself of which survey it is. */
record Tapped(UUID survey, int score) {
    private static final String PREFIX = "satisfaction:";
    private static final Pattern ID = Pattern.compile(PREFIX + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([1-5])");

    String id() {
        return PREFIX + survey + ":" + score;
    }

    static boolean maybe(Content said) {
        return said instanceof Content.Chosen chosen && chosen.id().startsWith(PREFIX);
    }

    static Optional<Tapped> read(Content said) {
        if (!(said instanceof Content.Chosen chosen)) {
            return Optional.empty();
        }
        var found = ID.matcher(chosen.id());
        return found.matches()
                ? Optional.of(new Tapped(UUID.fromString(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }
}
