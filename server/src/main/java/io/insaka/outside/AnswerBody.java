package io.insaka.outside;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;

/** Ends an answer that is larger or slower than was agreed; closing it gives the connection up. */
final class AnswerBody extends FilterInputStream {
    private final long maxBytes;
    private final Deadline deadline;
    private final Closeable connection;
    private long seen;

    AnswerBody(InputStream stream, long maxBytes, Deadline deadline, Closeable connection) {
        super(stream);
        this.maxBytes = maxBytes;
        this.deadline = deadline;
        this.connection = connection;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read;
        try {
            read = in.read(into, offset, length);
        } catch (IOException | RuntimeException failure) {
            if (deadline.passed()) {
                throw new HttpTimeoutException("the answer did not end in time");
            }
            throw failure;
        }
        seen += Math.max(read, 0);
        if (seen > maxBytes) {
            close();
            throw new IOException("larger than the " + maxBytes + " bytes allowed");
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        deadline.close();
        connection.close();
    }
}
