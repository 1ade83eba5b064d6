package io.insaka.channels.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * One shared client for every adapter: HTTP/1.1 (cancelling over HTTP/2 harms the JDK's client), virtual threads, no
 * redirects (an adapter that expects one checks where it leads).
 */
@Component
public final class ProviderHttp implements DisposableBean {
    /** No answer of a provider to a call of ours comes near; anything larger is not from the provider. */
    private static final int LARGEST_ANSWER = 1 << 20;

    private final ProviderCallSettings settings;
    private final HttpClient client;

    public ProviderHttp(ProviderCallSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    /** How long a call takes at most, unless its caller says otherwise. */
    public Duration timeout() {
        return settings.timeout();
    }

    /** Sends and reads the whole answer within {@link #timeout}. */
    public Reply call(HttpRequest.Builder request) {
        return call(request, settings.timeout());
    }

    /** As {@link #call(HttpRequest.Builder)}, for requests that take longer: uploads. */
    public Reply call(HttpRequest.Builder request, Duration timeout) {
        var handler = BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER);
        // The client's own time-out ends with the headers; a body that never ends needs the second one.
        var answer = client.sendAsync(request.timeout(timeout).build(), handler);
        try {
            HttpResponse<byte[]> complete = within(timeout, answer);
            return new Reply.Answered(complete.statusCode(), complete.headers(), complete.body());
        } catch (IOException failure) {
            return told(failure);
        }
    }

    /**
     * Starts a download and hands out its body as it comes. The stream fails when it exceeds {@code maxBytes} or is not
     * read to its end within {@code patience}.
     */
    public Download open(HttpRequest.Builder request, long maxBytes, Duration patience) throws IOException {
        var answer = client.sendAsync(request.timeout(settings.timeout()).build(), BodyHandlers.ofInputStream());
        var response = within(settings.timeout(), answer);
        return new Download(
                response.statusCode(), response.headers(), new BoundedStream(response.body(), maxBytes, patience));
    }

    private static <T> HttpResponse<T> within(Duration timeout, CompletableFuture<HttpResponse<T>> answer)
            throws IOException {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(failure.getCause());
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new HttpTimeoutException("no complete answer within " + timeout);
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the answer", interrupted);
        }
    }

    private static Reply told(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof HttpConnectTimeoutException
                    || cause instanceof UnresolvedAddressException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLHandshakeException) {
                return new Reply.NeverSent(words(failure));
            }
        }
        return new Reply.Unanswered(words(failure));
    }

    private static String words(IOException failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
