package io.insaka.media;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param maxUpload the largest file a teammate may attach; 100 MB is what WhatsApp takes of a document
 * @param folder where files are kept, {@code media} under the data folder when absent; nodes that share a database share it
 */
@ConfigurationProperties("insaka.media")
record MediaSettings(
        @DefaultValue("100MB") DataSize maxUpload, @Nullable Path folder) {}
