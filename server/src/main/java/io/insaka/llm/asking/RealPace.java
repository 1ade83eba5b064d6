package io.insaka.llm.asking;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

@Component
final class RealPace implements Pace, DisposableBean {
    private final CountDownLatch stopping = new CountDownLatch(1);

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public boolean rest(Duration length) {
        try {
            return !stopping.await(length.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public double dice() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @Override
    public void destroy() {
        stopping.countDown();
    }
}
