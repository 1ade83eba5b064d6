package io.insaka.help;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param perMinute pages one address may ask for in a minute
 * @param articlesPerPage listed on one page
 */
@ConfigurationProperties("insaka.help")
record HelpSettings(
        @DefaultValue("100") int perMinute,
        @DefaultValue("100") int articlesPerPage) {}
