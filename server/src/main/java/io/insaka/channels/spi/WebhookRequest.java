package io.insaka.channels.spi;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a signature is checked over.
 *
 * @param header looks a header up by its name, case-insensitively; null when absent
 * @param query the decoded query parameters
 * @param url the public address the provider called
 * @param body the raw bytes, exactly as they came
 */
public record WebhookRequest(
        UnaryOperator<@Nullable String> header, Map<String, String> query, String url, byte[] body) {}
