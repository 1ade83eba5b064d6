package io.insaka.channels.spi;

/**
 * What a provider said went wrong.
 *
 * @param code the provider's own code, such as {@code 131047}
 * @param text for an operator's eyes; no credentials in it
 */
public record ProviderError(String code, String text) {}
