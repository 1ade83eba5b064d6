package io.insaka.push;

import com.zerodeplibs.webpush.EncryptedPushMessage;
import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import io.insaka.kernel.TenantId;
import io.insaka.outside.AddressRefused;
import io.insaka.outside.Names;
import io.insaka.outside.OutsideHttp;
import io.insaka.outside.OutsideHttp.Limits;
import io.insaka.outside.OutsideSettings;
import io.insaka.outside.Trust;
import io.insaka.platform.PublicAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends one notification. The library encrypts (RFC 8291) and signs (RFC 8292); the call goes out like every other. */
@Component
public class Pushes implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Pushes.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(10), Duration.ofSeconds(10), 64 * 1024);
    private static final Duration SIGNED_FOR = Duration.ofHours(12);
    /** A browser that was off longer hears of it when its page is opened. */
    private static final Duration KEPT = Duration.ofHours(24);

    private static final int AUTH_BYTES = 16;
    private static final int LONGEST_ENDPOINT = 2_000;

    private final PushSettings settings;
    private final PushKeyRepository keys;
    private final PublicAddress address;
    private final Clock clock;
    private final OutsideHttp client;

    Pushes(PushSettings settings, PushKeyRepository keys, PublicAddress address, OutsideSettings outside, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.address = address;
        this.clock = clock;
        this.client = new OutsideHttp(outside, Names.ofThisMachine(), CONNECT);
    }

    /** What became of a notification. */
    public sealed interface Outcome {
        /** The push service has it. */
        record Taken() implements Outcome {}

        /** The browser has ended its subscription. */
        record Gone() implements Outcome {}

        /** @param after null when the push service did not say */
        record Later(@Nullable Duration after) implements Outcome {}

        /** Trying again would help nobody. */
        record Refused() implements Outcome {}
    }

    public boolean enabled() {
        return settings.enabled();
    }

    /** The organisation's public key, as a browser wants it. */
    public String publicKey(TenantId tenant) {
        return signer(tenant).extractPublicKeyInUncompressedFormAsString();
    }

    /** Whether it is at a push service that may be called, with keys that are keys. */
    public boolean acceptable(Subscription subscription) {
        try {
            UserAgentMessageEncryptionKeyInfo.of(subscription.p256dh(), subscription.auth());
            return Base64.getUrlDecoder().decode(subscription.auth()).length == AUTH_BYTES
                    && trust(subscription.endpoint()).isPresent();
        } catch (RuntimeException noKey) {
            return false;
        }
    }

    private Optional<Trust> trust(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            String host = uri.getHost();
            if (host == null || endpoint.length() > LONGEST_ENDPOINT || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            boolean secure = "https".equals(uri.getScheme());
            if (secure && (uri.getPort() == -1 || uri.getPort() == 443) && named(settings.services(), host)) {
                return Optional.of(Trust.STRANGER);
            }
            boolean web = secure || "http".equals(uri.getScheme());
            return web && named(settings.own(), host) ? Optional.of(Trust.OWNER) : Optional.empty();
        } catch (URISyntaxException nonsense) {
            return Optional.empty();
        }
    }

    private static boolean named(List<String> names, String host) {
        return names.stream()
                .anyMatch(name -> name.startsWith("*.") ? host.endsWith(name.substring(1)) : host.equals(name));
    }

    /** @param topic a later notification with the same one takes the place of this, while it was not delivered */
    public Outcome send(TenantId tenant, Subscription to, byte[] payload, String topic) {
        Optional<Trust> trust = trust(to.endpoint());
        if (trust.isEmpty()) {
            return new Outcome.Refused();
        }
        EncryptedPushMessage sealed = MessageEncryptions.of()
                .encrypt(UserAgentMessageEncryptionKeyInfo.of(to.p256dh(), to.auth()), PushMessage.of(payload));
        HttpRequest request = HttpRequest.newBuilder(URI.create(to.endpoint()))
                .header("Content-Type", sealed.mediaType())
                .header("Content-Encoding", sealed.contentEncoding())
                .header("TTL", Long.toString(KEPT.toSeconds()))
                .header("Urgency", "high")
                .header("Topic", topic)
                .header("Authorization", authorization(tenant, to))
                .POST(BodyPublishers.ofByteArray(sealed.toBytes()))
                .build();
        try {
            var answer = client.send(request, trust.get(), LIMITS);
            try (InputStream body = answer.body()) {
                body.readAllBytes();
            }
            return outcome(answer);
        } catch (AddressRefused refused) {
            return new Outcome.Refused();
        } catch (IOException away) {
            return new Outcome.Later(null);
        }
    }

    private String authorization(TenantId tenant, Subscription to) {
        String contact = address.encrypted() ? address.url() : "mailto:postmaster@localhost";
        return signer(tenant)
                .generateAuthorizationHeaderValue(VAPIDJWTParam.getBuilder()
                        .resourceURLString(to.endpoint())
                        .expirationTime(clock.instant().plus(SIGNED_FOR))
                        .subject(contact)
                        .build());
    }

    private Outcome outcome(OutsideHttp.Answer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Outcome.Taken();
        }
        if (status == 404 || status == 410) {
            return new Outcome.Gone();
        }
        if (status == 429 || status >= 500) {
            return new Outcome.Later(
                    answer.headers().firstValue("Retry-After").map(this::wait).orElse(null));
        }
        log.warn("A push service refused a notification with status {}", status);
        return new Outcome.Refused();
    }

    /** RFC 9110, 10.2.3: seconds, or a date. */
    private @Nullable Duration wait(String said) {
        if (said.matches("[0-9]{1,6}")) {
            return Duration.ofSeconds(Long.parseLong(said));
        }
        try {
            Duration left =
                    Duration.between(clock.instant(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(said, Instant::from));
            return left.isNegative() ? Duration.ZERO : left;
        } catch (DateTimeParseException nonsense) {
            return null;
        }
    }

    private VAPIDKeyPair signer(TenantId tenant) {
        PushKeyRepository.Keys known = keys.find(tenant).orElseGet(() -> {
            keys.add(tenant, fresh(), clock.instant());
            return keys.find(tenant).orElseThrow();
        });
        return VAPIDKeyPairs.of(
                PrivateKeySources.ofPKCS8Bytes(known.secret()), PublicKeySources.ofX509Bytes(known.open()));
    }

    private static KeyPair fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void destroy() {
        client.close();
    }
}
