package io.insaka.sandbox.http;

/** One provider, answering requests. Called by many threads at once. */
public interface Simulator {
    Answer answer(Request request);
}
