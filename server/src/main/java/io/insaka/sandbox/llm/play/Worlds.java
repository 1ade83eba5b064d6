package io.insaka.sandbox.llm.play;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A world for each API key; a key that begins with {@code sandbox} is valid. The one unused for longest goes first. */
public final class Worlds {
    public static final String KEY = "sandbox-key";

    private static final String VALID = "sandbox";
    private static final int LONGEST_KEY = 200;
    private static final int MOST = 100;

    private final Clock clock;
    private final Map<String, World> worlds = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, World> eldest) {
            return size() > MOST;
        }
    };

    public Worlds(Clock clock) {
        this.clock = clock;
    }

    /** Empty when the key is not valid. */
    public synchronized Optional<World> find(String key) {
        return key.startsWith(VALID) && key.length() <= LONGEST_KEY
                ? Optional.of(worlds.computeIfAbsent(key, unused -> new World(clock)))
                : Optional.empty();
    }
}
