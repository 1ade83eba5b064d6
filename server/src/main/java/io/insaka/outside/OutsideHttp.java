package io.insaka.outside;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Calls other servers: HTTP/1.1, no redirects, no retries, no cookies. Who named the address decides where it may lead.
 * Blocks; call it on a virtual thread.
 */
public final class OutsideHttp implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 2_000;
    /** A connection that rested longer is looked at before it is used again: its server may have closed it. */
    private static final TimeValue TRUSTED_IDLE = TimeValue.ofMilliseconds(250);

    private final AddressRules rules;
    private final Names names;
    private final CloseableHttpClient forOwners;
    private final CloseableHttpClient forStrangers;

    public OutsideHttp(OutsideSettings settings, Names names, Duration connectTimeout) {
        this.rules = new AddressRules(settings.ownersMayGoInside());
        this.names = names;
        this.forOwners = client(Trust.OWNER, connectTimeout);
        this.forStrangers = client(Trust.STRANGER, connectTimeout);
    }

    /** The head of an answer, and its body as it comes; whoever gets this closes the body. */
    public record Answer(int status, HttpHeaders headers, InputStream body) {}

    /**
     * How much an answer may be.
     *
     * @param head time until its head is there
     * @param body time from there to its last byte; zero: what is left of the time for the head
     */
    public record Limits(Duration head, Duration body, long maxBytes) {
        /** One limit for the whole exchange. */
        public static Limits inAll(Duration time, long maxBytes) {
            return new Limits(time, Duration.ZERO, maxBytes);
        }
    }

    private CloseableHttpClient client(Trust trust, Duration connectTimeout) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(pinning(trust))
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(connectTimeout))
                        .setValidateAfterInactivity(TRUSTED_IDLE)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("Insaka")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** The client asks this once for each connection and connects to what it is told, so nothing can change between. */
    private DnsResolver pinning(Trust trust) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                rules.checkName(host);
                List<InetAddress> found = names.addresses(host);
                rules.check(found, trust);
                return found.toArray(InetAddress[]::new);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /**
     * Sends a request and gives the head of the answer.
     *
     * @throws AddressRefused when the address may not be called; nothing was sent then
     */
    public Answer send(HttpRequest request, Trust trust, Limits limits) throws IOException {
        HttpHost host = host(request.uri(), trust);
        HttpUriRequestBase outgoing = OutgoingRequest.of(request);
        outgoing.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(limits.head()))
                .setConnectionRequestTimeout(Timeout.of(limits.head()))
                .setProtocolUpgradeEnabled(false)
                .build());
        var deadline = new Deadline(outgoing::cancel, limits.head());
        try {
            ClassicHttpResponse response = client(trust).executeOpen(host, outgoing, null);
            if (!limits.body().isZero()) {
                deadline.extend(limits.body());
            }
            HttpEntity entity = response.getEntity();
            InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
            return new Answer(
                    response.getCode(), headers(response), new AnswerBody(body, limits.maxBytes(), deadline, response));
        } catch (IOException | RuntimeException failure) {
            deadline.close();
            if (deadline.passed()) {
                throw new HttpTimeoutException("no answer within " + limits.head());
            }
            throw failure;
        }
    }

    /** Whether after this failure no byte of the request can have reached the other server. */
    public static boolean neverSent(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof ConnectTimeoutException
                    || cause instanceof ConnectionRequestTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLHandshakeException) {
                return true;
            }
        }
        return false;
    }

    private CloseableHttpClient client(Trust trust) {
        return switch (trust) {
            case OWNER -> forOwners;
            case STRANGER -> forStrangers;
        };
    }

    private static HttpHeaders headers(ClassicHttpResponse response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return HttpHeaders.of(headers, (name, value) -> true);
    }

    private HttpHost host(URI address, Trust trust) throws AddressRefused {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (!(scheme.equals("https") || scheme.equals("http")) || host == null || address.getRawUserInfo() != null) {
            throw new AddressRefused("only plain http and https addresses are called");
        }
        int port = address.getPort() >= 0 ? address.getPort() : scheme.equals("https") ? 443 : 80;
        rules.checkPort(port, trust);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new HttpHost(scheme, bare, port);
    }

    @Override
    public void close() {
        forOwners.close(CloseMode.IMMEDIATE);
        forStrangers.close(CloseMode.IMMEDIATE);
    }
}
