package io.insaka.knowledge.extraction;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What reading one document may cost.
 *
 * @param memory of the process that reads PDF, Word and HTML
 * @param patience until that process must have read one document
 * @param mostText characters of one document
 * @param mostBlocks headings, paragraphs and rows of tables of one document
 * @param mostPages pages of one PDF
 */
@ConfigurationProperties("insaka.knowledge.extraction")
public record ExtractionSettings(
        @DefaultValue("320MB") DataSize memory,
        @DefaultValue("60s") Duration patience,
        @DefaultValue("5000000") int mostText,
        @DefaultValue("200000") int mostBlocks,
        @DefaultValue("2000") int mostPages) {}
