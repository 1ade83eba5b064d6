package io.insaka.channels.spi;

/** The answer to a webhook that was kept. */
public record Acknowledgement(String contentType, String body) {
    public static final Acknowledgement PLAIN = new Acknowledgement("text/plain", "ok");
}
