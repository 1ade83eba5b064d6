package io.insaka.webchat;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What strangers may ask of the chat.
 *
 * @param requestsPerAddress in a minute; many people may share an address
 * @param requestsPerVisitor in a minute
 * @param sessionsPerAddress in a minute
 * @param streamsPerVisitor open at the same time
 * @param maxFile largest file
 * @param filesPerDay bytes one visitor may upload in 24 hours
 * @param fileTypes what may be uploaded, by what the bytes are
 */
@ConfigurationProperties("insaka.chat")
record ChatLimits(
        @DefaultValue("1200") int requestsPerAddress,
        @DefaultValue("120") int requestsPerVisitor,
        @DefaultValue("120") int sessionsPerAddress,
        @DefaultValue("5") int streamsPerVisitor,
        @DefaultValue("10MB") DataSize maxFile,
        @DefaultValue("50MB") DataSize filesPerDay,

        @DefaultValue({
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "application/pdf",
            "text/plain",
            "video/mp4",
            "video/webm",
            "video/quicktime",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/webm",
            "audio/wav",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        })
        Set<String> fileTypes) {
    ChatLimits {
        fileTypes = Set.copyOf(fileTypes);
    }
}
