package io.insaka.channels.spi;

import java.util.List;

/** What a provider says when it is asked whether it took a message. */
public sealed interface Recall {
    /** Under these ids, oldest first, the same words went to the same contact; none when it did not take it. */
    record Known(List<String> providerIds) implements Recall {
        public Known {
            providerIds = List.copyOf(providerIds);
        }
    }

    /** The provider has nothing to ask for that. */
    record Silent() implements Recall {}

    /** Nobody will ever tell: a person has to look before it is said again. */
    record Unknowable() implements Recall {}

    /** It did not answer. */
    record NotNow(String why) implements Recall {}
}
