package io.insaka.sandbox.email;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A mail server with one account (RFC 5321, AUTH PLAIN and LOGIN). It refuses what real servers refuse, and fails in the
 * ways they fail.
 */
public final class MailSimulator implements AutoCloseable {
    /** What goes wrong with the next message. */
    public enum Fault {
        /** The recipient is unknown: 550. */
        NO_SUCH_USER,
        /** Try again later: 451. */
        GREYLISTED,
        /** The connection ends before the message was sent. */
        CUT_BEFORE,
        /** It was taken, and the connection ends before the server says so. */
        CUT_AFTER,
        /** It was taken, and the server never says so. */
        SILENT_AFTER
    }

    /** A message that was taken. */
    public record Taken(String from, String to, byte[] raw) {
        public String text() {
            return new String(raw, StandardCharsets.UTF_8);
        }
    }

    private static final int LONGEST_LINE = 998;

    private final ServerSocket server;
    private final String user;
    private final String password;
    private final List<Taken> taken = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private @Nullable CountDownLatch held;
    private boolean holding;

    public MailSimulator(String user, String password) {
        this.user = user;
        this.password = password;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().name("simulated-mail").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public synchronized void failNext(Fault fault) {
        faults.add(fault);
    }

    public synchronized List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** The next message is taken without a word about it; whatever else comes is told to try again, until {@link #release}. */
    public synchronized void hold() {
        held = new CountDownLatch(1);
    }

    public synchronized void release() {
        held = null;
    }

    /** Returns once a message was taken whose sender does not know it. */
    public boolean awaitHeld() throws InterruptedException {
        CountDownLatch latch;
        synchronized (this) {
            latch = held;
        }
        return latch != null && latch.await(60, TimeUnit.SECONDS);
    }

    private synchronized @Nullable Fault fault() {
        CountDownLatch latch = held;
        if (latch != null) {
            boolean first = latch.getCount() == 1 && !holding;
            holding |= first;
            return first ? Fault.SILENT_AFTER : Fault.GREYLISTED;
        }
        return faults.poll();
    }

    private synchronized void take(Taken message, @Nullable Fault fault) {
        taken.add(message);
        CountDownLatch latch = held;
        if (latch != null && fault == Fault.SILENT_AFTER) {
            latch.countDown();
        }
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                Socket client = server.accept();
                Thread.ofVirtual().name("simulated-mail").start(() -> talk(client));
            }
        } catch (IOException closed) {
            // That is how it ends.
            return;
        }
    }

    private void talk(Socket client) {
        try (client) {
            new Dialogue(client).run();
        } catch (IOException gone) {
            // The other side hung up.
            return;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** One connection. */
    private final class Dialogue {
        private final Socket client;
        private final BufferedReader in;
        private final OutputStream out;
        private boolean known;
        private String from = "";
        private String to = "";
        private @Nullable Fault fault;

        Dialogue(Socket client) throws IOException {
            this.client = client;
            // Latin-1 carries every byte through.
            InputStream bytes = client.getInputStream();
            this.in = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.ISO_8859_1));
            this.out = client.getOutputStream();
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        void run() throws IOException {
            say("220 simulated.example ESMTP");
            for (String line = in.readLine(); line != null && !client.isClosed(); line = in.readLine()) {
                answer(line);
            }
        }

        private void answer(String line) throws IOException {
            String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (command) {
                case "EHLO" -> {
                    say("250-simulated.example");
                    say("250-8BITMIME");
                    say("250 AUTH PLAIN LOGIN");
                }
                case "HELO", "RSET", "NOOP" -> say("250 OK");
                case "AUTH" -> authenticate(line.split(" "));
                case "MAIL" -> {
                    from = address(line);
                    fault = known ? fault() : null;
                    say(known ? "250 OK" : "530 5.7.0 Authentication required");
                }
                case "RCPT" -> {
                    to = address(line);
                    say(recipient());
                }
                case "DATA" -> data();
                case "QUIT" -> {
                    say("221 Bye");
                    client.close();
                }
                default -> say("500 Unknown command");
            }
        }

        private String recipient() {
            if (from.isEmpty() || !to.matches("[^@\\s]+@[^@\\s]+")) {
                return "501 5.1.3 Bad recipient";
            }
            return fault == Fault.NO_SUCH_USER ? "550 5.1.1 <" + to + "> unknown" : "250 OK";
        }

        private void authenticate(String[] words) throws IOException {
            String given = "";
            if (words.length > 1 && words[1].equalsIgnoreCase("PLAIN")) {
                String[] parts =
                        decoded(words.length > 2 ? words[2] : asked("")).split("\0", -1);
                given = parts.length == 3 ? parts[1] + "\0" + parts[2] : "";
            } else if (words.length > 1 && words[1].equalsIgnoreCase("LOGIN")) {
                String name = decoded(words.length > 2 ? words[2] : asked("VXNlcm5hbWU6"));
                given = name + "\0" + decoded(asked("UGFzc3dvcmQ6"));
            }
            known = given.equals(user + "\0" + password);
            say(known ? "235 2.7.0 Welcome" : "535 5.7.8 Wrong user or password");
        }

        private String asked(String challenge) throws IOException {
            say("334 " + challenge);
            String answer = in.readLine();
            return answer == null ? "" : answer;
        }

        private static String decoded(String base64) {
            try {
                return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException nonsense) {
                return "";
            }
        }

        private static String address(String line) {
            int open = line.indexOf('<');
            int close = line.indexOf('>', open + 1);
            return open < 0 || close < 0 ? "" : line.substring(open + 1, close);
        }

        private void data() throws IOException {
            if (to.isEmpty()) {
                say("503 5.5.1 RCPT first");
                return;
            }
            if (fault == Fault.GREYLISTED) {
                say("451 4.7.1 Greylisted, try again later");
                return;
            }
            if (fault == Fault.CUT_BEFORE) {
                client.close();
                return;
            }
            say("354 Go ahead");
            var raw = new ByteArrayOutputStream();
            boolean tooLong = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals(".")) {
                    finish(raw.toByteArray(), tooLong);
                    return;
                }
                String said = line.startsWith(".") ? line.substring(1) : line;
                tooLong |= said.length() > LONGEST_LINE;
                raw.writeBytes((said + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        private void finish(byte[] raw, boolean tooLong) throws IOException {
            if (tooLong) {
                say("500 5.6.0 Line too long");
                return;
            }
            take(new Taken(from, to, raw), fault);
            if (fault == Fault.CUT_AFTER) {
                client.close();
                return;
            }
            if (fault == Fault.SILENT_AFTER) {
                in.readLine();
                return;
            }
            say("250 2.0.0 Taken");
            from = "";
            to = "";
        }
    }
}
