package io.insaka.channels.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as a provider knows them: one or more addresses, best first, and the name they gave themselves. None of the
 * addresses is certain to be there: a WhatsApp user may have no phone number.
 */
public record Party(List<Address> addresses, @Nullable String name) {
    public Party {
        addresses = List.copyOf(addresses);
    }
}
