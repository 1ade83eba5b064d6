package io.insaka.channels.http;

import java.io.InputStream;
import java.net.http.HttpHeaders;

/** The head of an answer, and its body as it comes; whoever gets this closes the body. */
public record Download(int status, HttpHeaders headers, InputStream body) {}
