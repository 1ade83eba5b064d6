package io.insaka.channels;

/** Tells which accounts only exist in this product. Whoever plays the provider to them implements this and is asked. */
public interface Simulated {
    boolean isSimulated(ChannelAccount account);
}
