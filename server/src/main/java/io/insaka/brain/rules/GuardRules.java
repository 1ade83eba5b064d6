package io.insaka.brain.rules;

import io.insaka.brain.guard.AddressPatterns;
import io.insaka.channels.spi.Address;
import java.util.Collection;
import java.util.List;

/**
 * @param perMinute how many messages a contact may send at once before being told to slow down; that many run off a minute
 * @param perDay how many messages of a contact are answered in a day (UTC)
 * @param holdSuspicious whether what looks like fraud is left to a person
 * @param allowedOnly whether only the allowed are answered
 * @param allowed patterns of addresses that neither pace nor suspicion holds back
 * @param denied patterns of addresses that are never answered
 */
public record GuardRules(
        int perMinute,
        int perDay,
        boolean holdSuspicious,
        boolean allowedOnly,
        List<String> allowed,
        List<String> denied) {
    public static final GuardRules DEFAULT = new GuardRules(20, 200, true, false, List.of(), List.of());

    public GuardRules {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
    }

    /** The lists, ready to be asked. */
    public record Lists(AddressPatterns allowed, AddressPatterns denied) {
        Lists(GuardRules rules) {
            this(new AddressPatterns(rules.allowed()), new AddressPatterns(rules.denied()));
        }

        public boolean allows(Collection<Address> addresses) {
            return addresses.stream().map(Address::value).anyMatch(allowed::matches);
        }

        public boolean denies(Collection<Address> addresses) {
            return addresses.stream().map(Address::value).anyMatch(denied::matches);
        }
    }
}
