package io.insaka.bridge;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Environment variables that begin with {@code INSAKA_BRIDGE_}, and what they are without.
 *
 * @param webhook {@code WEBHOOK}: the webhook address of the gateway channel in Insaka
 * @param secret {@code SECRET}: that channel's secret
 * @param contacts {@code CONTACTS}: whom it reads and writes to, by the name or number of their chat; {@code *} is everybody
 * @param folder {@code DATA_DIR}: the session and what waits
 * @param address {@code ADDRESS}: where callbacks are listened for
 * @param port {@code PORT}
 * @param page {@code PAGE}: the chat client
 * @param chromium {@code CHROMIUM}: the program; found by itself where distributions put it
 * @param headless {@code HEADLESS}: false shows the window
 * @param selectors {@code SELECTORS}: a file of strategies that go before our own; null for none
 * @param pace how fast it types and sends
 * @param patience {@code PATIENCE_SECONDS}: how long a page may stay unrecognised before it is an alarm
 */
record BridgeSettings(
        URI webhook,
        String secret,
        List<String> contacts,
        Path folder,
        String address,
        int port,
        String page,
        Optional<Path> chromium,
        boolean headless,
        @Nullable Path selectors,
        Pace pace,
        Duration patience) {
    private static final String PREFIX = "INSAKA_BRIDGE_";
    private static final int SHORTEST_SECRET = 8;
    private static final List<String> NAMES = List.of(
            "WEBHOOK",
            "SECRET",
            "CONTACTS",
            "DATA_DIR",
            "ADDRESS",
            "PORT",
            "PAGE",
            "CHROMIUM",
            "HEADLESS",
            "SELECTORS",
            "PER_MINUTE",
            "KEYSTROKE_MS",
            "LONGEST_TYPING_SECONDS",
            "PATIENCE_SECONDS");

    /**
     * How fast a person would be.
     *
     * @param perMinute {@code PER_MINUTE}: the most messages in any minute
     * @param keystroke {@code KEYSTROKE_MS}: between two characters
     * @param longestTyping {@code LONGEST_TYPING_SECONDS}: for a long message it types faster
     */
    record Pace(int perMinute, Duration keystroke, Duration longestTyping) {}

    /** @throws Invalid with everything that is wrong, in words for the person at the terminal */
    static BridgeSettings of(Map<String, String> environment) throws Invalid {
        var reading = new Reading(environment);
        List<String> contacts = Stream.of(reading.text("CONTACTS", "").split(","))
                .map(String::strip)
                .filter(contact -> !contact.isEmpty())
                .toList();
        if (contacts.isEmpty()) {
            reading.wrong("CONTACTS", "is missing: the names or numbers of chats, with commas between them, or *");
        }
        String secret = reading.text("SECRET", "");
        if (secret.length() < SHORTEST_SECRET) {
            reading.wrong("SECRET", "must be the secret of the gateway channel, at least 8 characters");
        }
        var settings = new BridgeSettings(
                reading.webAddress("WEBHOOK", ""),
                secret,
                contacts,
                Path.of(reading.text("DATA_DIR", "bridge-data")).toAbsolutePath(),
                reading.text("ADDRESS", "127.0.0.1"),
                reading.number("PORT", 8090, 0, 65_535),
                reading.webAddress("PAGE", "https://web.whatsapp.com/").toString(),
                chromium(reading.text("CHROMIUM", "")),
                !reading.text("HEADLESS", "true").equalsIgnoreCase("false"),
                reading.text("SELECTORS", "").isEmpty() ? null : Path.of(reading.text("SELECTORS", "")),
                new Pace(
                        reading.number("PER_MINUTE", 10, 1, 60),
                        Duration.ofMillis(reading.number("KEYSTROKE_MS", 70, 0, 2_000)),
                        Duration.ofSeconds(reading.number("LONGEST_TYPING_SECONDS", 20, 0, 120))),
                Duration.ofSeconds(reading.number("PATIENCE_SECONDS", 45, 1, 600)));
        reading.check();
        return settings;
    }

    static Optional<Path> chromium(String named) {
        return Stream.of(named, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(List<String> wrong) {
            super(String.join("\n", wrong), null, false, false);
        }
    }

    private static final class Reading {
        private final Map<String, String> environment;
        private final List<String> wrong = new ArrayList<>();

        private Reading(Map<String, String> environment) {
            this.environment = environment;
            environment.keySet().stream()
                    .filter(name -> name.startsWith(PREFIX) && !NAMES.contains(name.substring(PREFIX.length())))
                    .sorted()
                    .forEach(name -> wrong.add(name + " is not a setting of the bridge"));
        }

        private void wrong(String name, String why) {
            wrong.add(PREFIX + name + " " + why);
        }

        private String text(String name, String usual) {
            String given = environment.getOrDefault(PREFIX + name, "").strip();
            return given.isEmpty() ? usual : given;
        }

        private int number(String name, int usual, int least, int most) {
            String given = text(name, String.valueOf(usual));
            int number = given.matches("[0-9]{1,6}") ? Integer.parseInt(given) : -1;
            if (number < least || number > most) {
                wrong(name, "must be a whole number from " + least + " to " + most);
                return usual;
            }
            return number;
        }

        private URI webAddress(String name, String usual) {
            try {
                URI address = URI.create(text(name, usual));
                if (address.getHost() != null
                        && String.valueOf(address.getScheme()).matches("https?")) {
                    return address;
                }
            } catch (IllegalArgumentException noAddress) {
                // said below
            }
            wrong(name, "must be an http or https address");
            return URI.create("http://localhost");
        }

        private void check() throws Invalid {
            if (!wrong.isEmpty()) {
                throw new Invalid(wrong);
            }
        }
    }

    @Override
    public String toString() {
        return "BridgeSettings[" + folder + "]";
    }
}
