package io.insaka.proof;

import io.insaka.sandbox.http.Answer;
import io.insaka.sandbox.http.Request;
import io.insaka.sandbox.http.Simulator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** A provider that takes the first message and keeps its answer to itself; every other is too fast for it, until let go. */
final class HeldProvider implements Simulator {
    private final Simulator provider;
    private final Predicate<Request> message;
    private final Answer tooFast;
    private final AtomicBoolean first = new AtomicBoolean();
    private final CountDownLatch taken = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    HeldProvider(Simulator provider, Predicate<Request> message, Answer tooFast) {
        this.provider = provider;
        this.message = message;
        this.tooFast = tooFast;
    }

    @Override
    public Answer answer(Request request) {
        if (released.getCount() == 0 || !message.test(request)) {
            return provider.answer(request);
        }
        if (!first.compareAndSet(false, true)) {
            return tooFast;
        }
        Answer answer = provider.answer(request);
        taken.countDown();
        await(released);
        return answer;
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns once a message was taken whose sender does not know it. */
    boolean awaitTaken() {
        return await(taken);
    }

    void release() {
        released.countDown();
    }
}
