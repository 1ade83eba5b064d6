package io.insaka.outside;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/** A request as the client takes it. Callers describe theirs in the JDK's words. */
final class OutgoingRequest {
    private OutgoingRequest() {}

    static HttpUriRequestBase of(HttpRequest request) {
        var outgoing = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().map().forEach((name, values) -> values.forEach(value -> outgoing.addHeader(name, value)));
        request.bodyPublisher()
                .filter(body -> body.contentLength() != 0)
                .ifPresent(body -> outgoing.setEntity(new Published(body)));
        return outgoing;
    }

    private static final class Published extends AbstractHttpEntity {
        private final BodyPublisher body;

        Published(BodyPublisher body) {
            super((String) null, null, body.contentLength() < 0);
            this.body = body;
        }

        @Override
        public void writeTo(OutputStream sink) throws IOException {
            var writer = new Writer(Channels.newChannel(sink));
            body.subscribe(writer);
            writer.await();
        }

        @Override
        public long getContentLength() {
            return body.contentLength();
        }

        @Override
        public InputStream getContent() {
            throw new UnsupportedOperationException("it is only written");
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public void close() {
            // The publisher ends with its last byte or when it is cancelled.
        }
    }

    private static final class Writer implements Flow.Subscriber<ByteBuffer> {
        private final WritableByteChannel sink;
        private final CompletableFuture<@Nullable Void> written = new CompletableFuture<>();
        private Flow.@Nullable Subscription subscription;

        Writer(WritableByteChannel sink) {
            this.sink = sink;
        }

        @Override
        public void onSubscribe(Flow.Subscription begun) {
            subscription = begun;
            begun.request(1);
        }

        @Override
        public void onNext(ByteBuffer bytes) {
            Flow.Subscription more = java.util.Objects.requireNonNull(subscription);
            try {
                while (bytes.hasRemaining()) {
                    sink.write(bytes);
                }
                more.request(1);
            } catch (IOException gone) {
                more.cancel();
                written.completeExceptionally(gone);
            }
        }

        @Override
        public void onError(Throwable failure) {
            written.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            written.complete(null);
        }

        void await() throws IOException {
            try {
                written.get();
            } catch (ExecutionException failure) {
                throw failure.getCause() instanceof IOException cause ? cause : new IOException(failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the request was sent", interrupted);
            }
        }
    }
}
