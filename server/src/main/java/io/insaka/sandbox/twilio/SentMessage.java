package io.insaka.sandbox.twilio;

import java.time.Instant;
import java.util.List;

/** A message that was taken, as the list of messages shows it. */
public record SentMessage(
        String sid, String to, String from, String body, List<String> media, int segments, Instant createdAt) {}
