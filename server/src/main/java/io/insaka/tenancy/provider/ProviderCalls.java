package io.insaka.tenancy.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import io.insaka.outside.Names;
import io.insaka.outside.OutsideHttp;
import io.insaka.outside.OutsideHttp.Limits;
import io.insaka.outside.OutsideSettings;
import io.insaka.outside.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The library's calls, through the product's one door. The address of the provider itself was named by an owner; where
 * else its documents lead is as far as a stranger's word.
 */
@Component
class ProviderCalls implements DisposableBean {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Limits LIMITS = Limits.inAll(Duration.ofSeconds(10), 1 << 20);

    private final OutsideHttp http;

    ProviderCalls(OutsideSettings outside) {
        this.http = new OutsideHttp(outside, Names.ofThisMachine(), CONNECT);
    }

    private record Answer(int status, String type, String body) {}

    /** A document, as text. */
    String read(String issuer, URI address) throws IOException {
        var request = HttpRequest.newBuilder(address).header("Accept", "application/json");
        Answer answer = send(issuer, request.GET().build());
        if (answer.status() != 200) {
            throw new IOException("answered with " + answer.status());
        }
        return answer.body();
    }

    Resource keys(String issuer, URL address) throws IOException {
        try {
            return new Resource(read(issuer, address.toURI()), "application/json");
        } catch (URISyntaxException odd) {
            throw new IOException(odd);
        }
    }

    ReadOnlyHTTPResponse send(String issuer, ReadOnlyHTTPRequest request) throws IOException {
        String body = request.getBody();
        var outgoing = HttpRequest.newBuilder(request.getURI())
                .method(
                        request.getMethod().name(),
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body, UTF_8));
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> outgoing.header(name, value)));
        Answer answer = send(issuer, outgoing.build());
        var response = new HTTPResponse(answer.status());
        response.setHeader("Content-Type", answer.type());
        response.setBody(answer.body());
        return response;
    }

    private Answer send(String issuer, HttpRequest request) throws IOException {
        var answer = http.send(request, trust(issuer, request.uri()), LIMITS);
        try (InputStream body = answer.body()) {
            return new Answer(
                    answer.status(),
                    answer.headers().firstValue("Content-Type").orElse("application/json"),
                    new String(body.readAllBytes(), UTF_8));
        }
    }

    private static Trust trust(String issuer, URI address) {
        return origin(URI.create(issuer)).equals(origin(address)) ? Trust.OWNER : Trust.STRANGER;
    }

    private static String origin(URI address) {
        return (address.getScheme() + "://" + address.getHost() + ":" + address.getPort()).toLowerCase(Locale.ROOT);
    }

    @Override
    public void destroy() {
        http.close();
    }
}
