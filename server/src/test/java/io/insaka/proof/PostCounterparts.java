package io.insaka.proof;

import io.insaka.sandbox.africastalking.AfricasTalkingSimulator;
import io.insaka.sandbox.email.MailSimulator;
import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.twilio.SentMessage;
import io.insaka.sandbox.twilio.TwilioSimulator;
import io.insaka.testing.Talk;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Two ways to send short messages, and e-mail. */
final class PostCounterparts {
    private PostCounterparts() {}

    /** Carries a report, unless there is nobody to take it. */
    private static void report(Runnable call) {
        try {
            call.run();
        } catch (UncheckedIOException nobody) {
            // The product is away, and this provider says it once only.
            return;
        }
    }

    static final class Twilio extends ChatCounterparts.Held {
        private static final String ACCOUNT = "AC00000000000000000000000000000009";
        private static final String TOKEN = "abcdef0123456789abcdef0123456789";
        private static final String NUMBER = "+15550002222";

        private final TwilioSimulator twilio;

        static Twilio open() {
            var self = new Twilio[1];
            var twilio = new TwilioSimulator(
                    ACCOUNT,
                    TOKEN,
                    NUMBER,
                    Clock.systemUTC(),
                    call -> report(() -> self[0].talk.form(
                            call.url(), call.body(), Map.of("X-Twilio-Signature", call.signature()))));
            self[0] = new Twilio(twilio);
            return self[0];
        }

        private Twilio(TwilioSimulator twilio) {
            super(
                    "/twilio",
                    twilio,
                    request -> request.method().equals("POST"),
                    Answer.json(429, "{\"code\":20429,\"message\":\"Too Many Requests\",\"status\":429}"));
            this.twilio = twilio;
        }

        @Override
        public String kind() {
            return "twilio";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("accountSid", ACCOUNT, "authToken", TOKEN, "from", NUMBER, "baseUrl", address());
        }

        @Override
        public void entered(String address) {
            twilio.enter(address, address());
        }

        @Override
        public int write(ProductProcess product, int letters) {
            for (int n = 1; n <= letters; n++) {
                twilio.says("+26097000000" + n, "menu");
            }
            return letters;
        }

        @Override
        public List<String> taken() {
            return twilio.sent().stream().map(SentMessage::to).toList();
        }
    }

    static final class AfricasTalking extends ChatCounterparts.Held {
        private final AfricasTalkingSimulator service;

        static AfricasTalking open() {
            var self = new AfricasTalking[1];
            var service = new AfricasTalkingSimulator(
                    "shop",
                    "atsk_key",
                    "20880",
                    Clock.systemUTC(),
                    body -> report(
                            () -> self[0].talk.form(self[0].webhook + "?secret=between-us-and-them", body, Map.of())));
            self[0] = new AfricasTalking(service);
            return self[0];
        }

        private AfricasTalking(AfricasTalkingSimulator service) {
            super(
                    "/at",
                    service,
                    request -> request.path().endsWith("/messaging"),
                    Answer.json(429, "\"Too many requests\""));
            this.service = service;
        }

        @Override
        public String kind() {
            return "africastalking";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "username", "shop",
                    "apiKey", "atsk_key",
                    "from", "20880",
                    "secret", "between-us-and-them",
                    "baseUrl", address());
        }

        @Override
        public int write(ProductProcess product, int letters) {
            for (int n = 1; n <= letters; n++) {
                service.says("+25471000000" + n, "menu");
            }
            return letters;
        }

        @Override
        public List<String> taken() {
            return service.sent().stream().map(AfricasTalkingSimulator.Sent::to).toList();
        }

        @Override
        public boolean isSilent() {
            return true;
        }
    }

    static final class Mail implements Counterpart {
        private final Talk talk = new Talk();
        private final MailSimulator server = new MailSimulator("shop", "right");
        private String webhook = "";

        Mail() {
            server.hold();
        }

        @Override
        public String kind() {
            return "email";
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "address", "help@shop.example",
                    "webhookSecret", "between-us-and-them",
                    "smtp.host", "127.0.0.1",
                    "smtp.port", String.valueOf(server.port()),
                    "smtp.user", "shop",
                    "smtp.password", "right");
        }

        @Override
        public void entered(String address) {
            webhook = address;
        }

        @Override
        public int write(ProductProcess product, int letters) {
            for (int n = 1; n <= letters; n++) {
                String mail =
                        "From: m%d@example.org\nTo: help@shop.example\nMessage-ID: <q%d@example.org>\nSubject: Hi\n\nmenu\n"
                                .formatted(n, n);
                talk.mail(
                        webhook + "?secret=between-us-and-them",
                        mail.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            return letters;
        }

        @Override
        public boolean awaitTaken() throws InterruptedException {
            return server.awaitHeld();
        }

        @Override
        public void release() {
            server.release();
        }

        @Override
        public List<String> taken() {
            return server.taken().stream().map(MailSimulator.Taken::to).toList();
        }

        @Override
        public boolean isSilent() {
            return true;
        }

        @Override
        public void close() {
            server.release();
            server.close();
            talk.close();
        }
    }
}
