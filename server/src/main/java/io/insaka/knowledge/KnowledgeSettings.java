package io.insaka.knowledge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param lookEvery how often a node looks whether another one changed articles */
@ConfigurationProperties("insaka.knowledge")
record KnowledgeSettings(@DefaultValue("2s") Duration lookEvery) {
    KnowledgeSettings {
        if (lookEvery.toMillis() < 1) {
            throw new IllegalArgumentException("insaka.knowledge.look-every must be longer than nothing");
        }
    }
}
