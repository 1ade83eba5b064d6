package io.insaka.llm.providers;

import io.insaka.outside.Names;
import io.insaka.outside.OutsideHttp;
import io.insaka.outside.OutsideSettings;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The one client for all calls to models. A local server may not speak HTTP/2, and this client does not. */
@Component
final class ModelHttp implements DisposableBean {
    private static final Duration CONNECT = Duration.ofSeconds(3);

    private final OutsideHttp client;

    ModelHttp(OutsideSettings outside) {
        this.client = new OutsideHttp(outside, Names.ofThisMachine(), CONNECT);
    }

    OutsideHttp client() {
        return client;
    }

    @Override
    public void destroy() {
        client.close();
    }
}
