package io.insaka.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What customers' browsers may deliver to the webhooks of channels that they call themselves.
 *
 * @param perVisitor deliveries of one visitor in a minute
 * @param perAddress deliveries from one network address in a minute; many people may share one
 * @param maxBody largest delivery
 */
@ConfigurationProperties("insaka.browsers")
public record BrowserLimits(
        @DefaultValue("60") int perVisitor,
        @DefaultValue("600") int perAddress,
        @DefaultValue("256KB") DataSize maxBody) {}
