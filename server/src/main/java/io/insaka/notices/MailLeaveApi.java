package io.insaka.notices;

import io.insaka.database.TenantTransactions;
import io.insaka.platform.ClientAddresses;
import io.insaka.platform.RateLimiter;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Open;
import io.insaka.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way out of the mails: a page that asks, because programs look at every link, and a POST that does it (RFC 8058). */
@RestController
class MailLeaveApi {
    /** A mail service looks at the links of many people from one address. */
    private static final int PER_MINUTE = 600;

    private final TenantTransactions transactions;
    private final MailLinks links;
    private final Mailed mailed;
    private final Tenants tenants;
    private final ClientAddresses addresses;
    private final RateLimiter limiter;

    MailLeaveApi(
            TenantTransactions transactions,
            MailLinks links,
            Mailed mailed,
            Tenants tenants,
            ClientAddresses addresses,
            Clock clock) {
        this.transactions = transactions;
        this.links = links;
        this.mailed = mailed;
        this.tenants = tenants;
        this.addresses = addresses;
        this.limiter = new RateLimiter(clock, PER_MINUTE, Duration.ofMinutes(1));
    }

    @GetMapping(MailLinks.PATH + "{key}")
    @Open
    @NotAudited("asks, and changes nothing")
    ResponseEntity<String> ask(@PathVariable String key, HttpServletRequest request) {
        return answer(key, request, false);
    }

    @PostMapping(MailLinks.PATH + "{key}")
    @Open
    @NotAudited("of what somebody is told themselves, and says nothing of customers")
    ResponseEntity<String> leave(@PathVariable String key, HttpServletRequest request) {
        return answer(key, request, true);
    }

    private ResponseEntity<String> answer(String key, HttpServletRequest request, boolean leaves) {
        var words = new Wording(request.getLocale().getLanguage());
        if (limiter.take(addresses.of(request)).isPresent()) {
            return LeavePage.draw(HttpStatus.TOO_MANY_REQUESTS, words, "busy", "");
        }
        Optional<MailLinks.Owner> owner = links.owner(key);
        if (owner.isEmpty()) {
            return LeavePage.draw(HttpStatus.NOT_FOUND, words, "gone", "");
        }
        MailLinks.Owner whose = owner.get();
        String organisation = transactions.call(whose.tenant(), () -> {
            if (leaves) {
                mailed.end(whose.tenant(), whose.teammate());
            }
            return tenants.name(whose.tenant());
        });
        return LeavePage.draw(HttpStatus.OK, words, leaves ? "done" : "question", organisation);
    }
}
