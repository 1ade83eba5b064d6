package io.insaka.brain.memory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param lines how many of the last messages a model reads word by word
 * @param grown as soon as so many are in no summary, all but the last {@code lines} are put into it
 */
@ConfigurationProperties("insaka.memory")
record MemorySettings(
        @DefaultValue("12") int lines, @DefaultValue("24") int grown) {}
