package io.insaka.sandbox.whatsapp;

/** A file as somebody sends it; {@code fileName} may be empty. */
public record MediaFile(String contentType, String fileName, byte[] bytes) {}
