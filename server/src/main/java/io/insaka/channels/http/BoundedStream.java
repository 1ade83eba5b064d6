package io.insaka.channels.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Ends a download that is larger or slower than was agreed. */
final class BoundedStream extends FilterInputStream {
    private final long maxBytes;
    private final CompletableFuture<?> deadline;
    private long seen;

    BoundedStream(InputStream stream, long maxBytes, Duration patience) {
        super(stream);
        this.maxBytes = maxBytes;
        // Closing is the one thing that wakes a reader who waits for a silent server.
        this.deadline = CompletableFuture.runAsync(
                this::abandon, CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void abandon() {
        try {
            in.close();
        } catch (IOException ignored) {
            // It is being given up anyway.
        }
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        if (one >= 0) {
            count(1);
        }
        return one;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    private void count(long more) throws IOException {
        seen += more;
        if (seen > maxBytes) {
            close();
            throw new IOException("larger than the " + maxBytes + " bytes allowed");
        }
    }

    @Override
    public void close() throws IOException {
        deadline.cancel(false);
        super.close();
    }
}
