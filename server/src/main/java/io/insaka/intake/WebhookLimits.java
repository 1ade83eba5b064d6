package io.insaka.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param strangersPerMinute webhooks that are nobody's, or wrongly signed, which one address may send in a minute */
@ConfigurationProperties("insaka.limits")
record WebhookLimits(@DefaultValue("100") int strangersPerMinute) {}
