package io.insaka.llm.providers;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;
import java.util.function.Supplier;

/** The HTTP client of a model that is kept for many calls: whatever it sends goes over the wire of the call at hand. */
final class Relay implements HttpClient, HttpClientBuilder {
    static final Relay HERE = new Relay();
    private static final ScopedValue<Wire> CURRENT = ScopedValue.newInstance();

    private Relay() {}

    static <T> T over(Wire wire, Supplier<T> call) {
        return ScopedValue.where(CURRENT, wire).call(call::get);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        return CURRENT.get().execute(request);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        CURRENT.get().execute(request, parser, listener);
    }

    @Override
    public HttpClient build() {
        return this;
    }

    /** How long a call may take is the wire's to say. */
    @Override
    public Duration connectTimeout() {
        return Duration.ZERO;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return Duration.ZERO;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }
}
