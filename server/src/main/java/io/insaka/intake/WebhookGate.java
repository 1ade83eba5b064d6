package io.insaka.intake;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.TurnedAway;
import io.insaka.platform.ClientAddresses;
import io.insaka.platform.RateLimiter;
import io.insaka.platform.RateLimiter.Turn;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * From where webhooks are taken, and how often a stranger may try. A delivery that its provider signed is never counted:
 * no burst of a provider is refused, not even behind an address that strangers share.
 */
@Component
class WebhookGate {
    private final ClientAddresses addresses;
    private final TurnedAway turnedAway;
    private final BrowserDoor browsers;
    private final RateLimiter strangers;

    WebhookGate(
            ClientAddresses addresses, TurnedAway turnedAway, BrowserDoor browsers, WebhookLimits limits, Clock clock) {
        this.browsers = browsers;
        this.addresses = addresses;
        this.turnedAway = turnedAway;
        this.strangers = new RateLimiter(clock, limits.strangersPerMinute(), Duration.ofMinutes(1));
    }

    /** For webhooks that customers' browsers call. */
    BrowserDoor browsers() {
        return browsers;
    }

    /** Whether the account takes webhooks from where this one comes; if not, it is noted for the operator. */
    boolean admits(ChannelAccount account, HttpServletRequest request) {
        if (account.allowedAddresses().isEmpty()) {
            return true;
        }
        String address = addresses.address(request);
        boolean allowed = account.allowedAddresses().stream().anyMatch(range -> range.contains(address));
        if (!allowed) {
            turnedAway.from(account, address);
        }
        return allowed;
    }

    /** One request that turned out to be a stranger's. */
    Turn stranger(HttpServletRequest request) {
        return strangers.turn(addresses.of(request));
    }

    /** Whether this address has used up what strangers may; uses nothing. */
    Turn look(HttpServletRequest request) {
        return strangers.look(addresses.of(request));
    }
}
