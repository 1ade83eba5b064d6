package io.insaka.knowledge.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class CrawlSettingsTest {
    @Test
    void hasItsDefaults() {
        assertThat(Binder.get(new MockEnvironment()).bindOrCreate("insaka.knowledge.crawl", CrawlSettings.class))
                .isEqualTo(new CrawlSettings(
                        100,
                        4,
                        DataSize.ofMegabytes(5),
                        Duration.ofSeconds(20),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(5)));
    }
}
