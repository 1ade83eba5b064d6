package io.insaka.webchat;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.Channels;
import io.insaka.channels.Life;
import io.insaka.channels.webchat.Visitor;
import io.insaka.channels.webchat.Visitors;
import io.insaka.channels.webchat.WebChat;
import io.insaka.kernel.ChannelId;
import io.insaka.platform.ClientAddresses;
import io.insaka.platform.RateLimiter;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which chat a request is for, who sends it, and whether they have not come too often. */
@Component
class Doorkeeper {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Set<Life> REACHABLE = Set.of(Life.ON, Life.OFF);

    private final Channels channels;
    private final ClientAddresses addresses;
    private final Clock clock;
    private final RateLimiter byAddress;
    private final RateLimiter byVisitor;
    private final RateLimiter sessions;

    Doorkeeper(Channels channels, ClientAddresses addresses, ChatLimits limits, Clock clock) {
        this.channels = channels;
        this.addresses = addresses;
        this.clock = clock;
        this.byAddress = new RateLimiter(clock, limits.requestsPerAddress(), MINUTE);
        this.byVisitor = new RateLimiter(clock, limits.requestsPerVisitor(), MINUTE);
        this.sessions = new RateLimiter(clock, limits.sessionsPerAddress(), MINUTE);
    }

    /** The chat with this id, whoever owns it: visitors know nothing else. One that is switched off still listens. */
    ChannelAccount chat(UUID id) {
        return channels.find(new ChannelId(id))
                .filter(account -> account.kind().equals(WebChat.KIND))
                .filter(account -> REACHABLE.contains(account.standing().life()))
                .orElseThrow(ChatProblem::unknownChannel);
    }

    Visit visit(UUID channel, HttpServletRequest request) {
        ChannelAccount account = chat(channel);
        take(byAddress, addresses.of(request));
        Visitor visitor = Visitors.known(account.settings(), request.getHeader("Authorization"), clock.instant())
                .orElseThrow(ChatProblem::notSignedIn);
        count(visitor);
        return new Visit(account, visitor);
    }

    /** For what is asked without a token. */
    void stranger(HttpServletRequest request) {
        take(byAddress, addresses.of(request));
    }

    void newSession(HttpServletRequest request) {
        take(sessions, addresses.of(request));
    }

    void count(Visitor visitor) {
        take(byVisitor, visitor.id().toString());
    }

    private static void take(RateLimiter limiter, String key) {
        limiter.take(key).ifPresent(wait -> {
            throw ChatProblem.tooMany(wait);
        });
    }
}
