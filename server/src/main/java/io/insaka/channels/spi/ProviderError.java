package io.insaka.channels.spi;

/**
 * What a provider said went wrong.
 *
 * @param code the provider's own code, such as {@code 131047}
 * @param text for an operator's eyes; no credentials in it
 */
public record ProviderError(String code, String text) {
    /** Begins the code of what was said unasked: something is wrong over there, and a person has to see to it. */
    public static final String ALARM = "alarm-";

    private static final int LONGEST = 1_000;

    /** Providers write what they like; PostgreSQL's text takes no U+0000. */
    public ProviderError {
        code = storable(code);
        text = storable(text);
    }

    private static String storable(String given) {
        String without = given.replace("\u0000", "");
        return without.length() <= LONGEST ? without : without.substring(0, LONGEST);
    }
}
