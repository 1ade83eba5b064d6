package io.insaka.channels.http;

import io.insaka.kernel.Failures;
import io.insaka.outside.Names;
import io.insaka.outside.OutsideHttp;
import io.insaka.outside.OutsideHttp.Limits;
import io.insaka.outside.OutsideSettings;
import io.insaka.outside.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** One shared client for every adapter; no redirects (an adapter that expects one checks where it leads). */
@Component
public final class ProviderHttp implements DisposableBean {
    /** No answer of a provider to a call of ours comes near; anything larger is not from the provider. */
    private static final int LARGEST_ANSWER = 1 << 20;

    private final ProviderCallSettings settings;
    private final OutsideHttp client;

    public ProviderHttp(ProviderCallSettings settings, OutsideSettings outside) {
        this.settings = settings;
        this.client = new OutsideHttp(outside, Names.ofThisMachine(), settings.connectTimeout());
    }

    /** How long a call takes at most, unless its caller says otherwise. */
    public Duration timeout() {
        return settings.timeout();
    }

    /** Sends to the server of the account's settings and reads the whole answer within {@link #timeout}. */
    public Reply call(HttpRequest.Builder request) {
        return call(request, settings.timeout());
    }

    /** As {@link #call(HttpRequest.Builder)}, for requests that take longer: uploads. */
    public Reply call(HttpRequest.Builder request, Duration timeout) {
        try {
            var answer = client.send(request.build(), Trust.OWNER, new Limits(timeout, timeout, LARGEST_ANSWER));
            try (InputStream body = answer.body()) {
                return new Reply.Answered(answer.status(), answer.headers(), body.readAllBytes());
            }
        } catch (IOException failure) {
            return told(failure);
        }
    }

    /**
     * Starts a download and hands out its body as it comes. The stream fails when it exceeds {@code maxBytes} or is not
     * read to its end within {@code patience}.
     *
     * @param trust {@link Trust#OWNER} for the server of the account's settings; for every other address, whoever named
     *     it, {@link Trust#STRANGER}
     */
    public Download open(HttpRequest.Builder request, Trust trust, long maxBytes, Duration patience)
            throws IOException {
        var answer = client.send(request.build(), trust, new Limits(settings.timeout(), patience, maxBytes));
        return new Download(answer.status(), answer.headers(), answer.body());
    }

    private static Reply told(IOException failure) {
        return OutsideHttp.neverSent(failure)
                ? new Reply.NeverSent(Failures.shortWords(failure))
                : new Reply.Unanswered(Failures.shortWords(failure));
    }

    @Override
    public void destroy() {
        client.close();
    }
}
