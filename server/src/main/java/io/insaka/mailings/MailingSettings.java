package io.insaka.mailings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param perMinute letters a mailing writes in a minute unless it says otherwise
 * @param mostPerMinute at most
 * @param pagesPerMinute how often in a minute one address may ask for a page to opt out, or opt out: a mail service does so for
 *     many of its users
 */
@ConfigurationProperties("insaka.mailings")
record MailingSettings(
        @DefaultValue("30") int perMinute,
        @DefaultValue("6000") int mostPerMinute,
        @DefaultValue("600") int pagesPerMinute) {}
