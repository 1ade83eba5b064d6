package io.insaka.channels.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of one account, credentials among them: printing one shows the names only. */
public record ChannelSettings(Map<String, String> values) {
    public ChannelSettings {
        values = Map.copyOf(values);
    }

    /** The value of a setting that {@link Channel#check} has made sure of. */
    public String require(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("channel setting " + name + " is missing");
        }
        return value;
    }

    public @Nullable String find(String name) {
        return values.get(name);
    }

    @Override
    public String toString() {
        return "ChannelSettings" + values.keySet();
    }
}
