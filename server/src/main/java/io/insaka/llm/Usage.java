package io.insaka.llm;

/**
 * What asking took.
 *
 * @param provider the name of the last model asked, as the organisation calls it; empty when none was
 * @param model as the provider calls it
 * @param microCost millionths of a US dollar, over all attempts
 * @param attempts how many calls were made; 0 when answered from memory
 */
public record Usage(
        String provider, String model, int inputTokens, int outputTokens, long microCost, int attempts, long millis) {
    public static final Usage NOTHING = new Usage("", "", 0, 0, 0, 0, 0);
}
