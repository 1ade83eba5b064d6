package io.insaka.brain.hearing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param fileWait how long a turn waits for a file that is still on its way from the provider
 * @param patience the longest a model may take over a file
 * @param maxAudio larger recordings are not listened to
 * @param maxPicture larger pictures are not looked at
 */
@ConfigurationProperties("insaka.hearing")
record HearingSettings(
        @DefaultValue("10s") Duration fileWait,
        @DefaultValue("10s") Duration patience,
        @DefaultValue("16MB") DataSize maxAudio,
        @DefaultValue("4MB") DataSize maxPicture) {}
