package io.insaka.integrations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.insaka.outside.AddressRefused;
import io.insaka.outside.Names;
import io.insaka.outside.OutsideHttp;
import io.insaka.outside.OutsideHttp.Limits;
import io.insaka.outside.OutsideSettings;
import io.insaka.outside.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Posts to an endpoint, once. Follows no redirect: what is signed goes to the address that an owner named. */
@Component
class Courier implements DisposableBean {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Of an answer only how it begins is read. */
    private static final int READ = 1024;

    private static final int LARGEST_ANSWER = 1 << 20;
    private static final int LONGEST_WAIT_DIGITS = 4;

    private final OutsideHttp http;
    private final WebhookSettings settings;
    private final Clock clock;

    Courier(OutsideSettings outside, WebhookSettings settings, Clock clock) {
        this.http = new OutsideHttp(outside, Names.ofThisMachine(), CONNECT);
        this.settings = settings;
        this.clock = clock;
    }

    Attempt post(Webhook webhook, Delivery delivery, String body) {
        long begun = System.nanoTime();
        try {
            var request = HttpRequest.newBuilder(webhook.address())
                    .header("Content-Type", "application/json")
                    .header("Insaka-Delivery", delivery.id().toString())
                    .header("Insaka-Event", delivery.type())
                    .header(
                            Signature.HEADER,
                            Signature.of(
                                    body, clock.instant(), webhook.secrets().valid(clock.instant())))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = http.send(request, Trust.OWNER, Limits.inAll(settings.timeout(), LARGEST_ANSWER));
            try (InputStream stream = answer.body()) {
                String words = new String(stream.readNBytes(READ), UTF_8).replace('\0', '\uFFFD');
                Duration wait = answer.headers()
                        .firstValue("Retry-After")
                        .map(Courier::seconds)
                        .orElse(null);
                return new Attempt(answer.status(), problem(answer.status()), words, since(begun), wait);
            }
        } catch (AddressRefused | IllegalArgumentException refused) {
            return none(Attempt.REFUSED_ADDRESS, begun);
        } catch (HttpTimeoutException late) {
            return none(Attempt.TIMEOUT, begun);
        } catch (IOException failure) {
            return none(Attempt.NO_ANSWER, begun);
        }
    }

    private static @Nullable String problem(int status) {
        if (status >= 200 && status < 300) {
            return null;
        }
        if (status == 410) {
            return Attempt.GONE;
        }
        return status >= 300 && status < 400 ? Attempt.REDIRECTED : Attempt.STATUS;
    }

    private static @Nullable Duration seconds(String header) {
        return header.matches("\\d{1," + LONGEST_WAIT_DIGITS + "}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }

    private static Attempt none(String problem, long begun) {
        return new Attempt(null, problem, null, since(begun), null);
    }

    private static int since(long begun) {
        return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    @Override
    public void destroy() {
        http.close();
    }
}
