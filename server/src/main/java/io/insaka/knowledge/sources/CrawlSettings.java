package io.insaka.knowledge.sources;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How far a website is read, from the address that was given, on its server alone.
 *
 * @param maxPages pages of one website
 * @param maxDepth links to follow from the first page
 * @param maxPage the largest page or document
 * @param patience until the head of an answer, and until its end
 * @param pause between two pages; longer when robots.txt asks for it, up to {@code longestPause}
 */
@ConfigurationProperties("insaka.knowledge.crawl")
record CrawlSettings(
        @DefaultValue("100") int maxPages,
        @DefaultValue("4") int maxDepth,
        @DefaultValue("5MB") DataSize maxPage,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("250ms") Duration pause,
        @DefaultValue("5s") Duration longestPause) {}
