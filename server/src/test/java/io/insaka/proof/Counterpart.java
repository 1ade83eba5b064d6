package io.insaka.proof;

import java.util.List;
import java.util.Map;

/** A provider that holds the answer to the first letter it takes, with customers who write to the product. */
interface Counterpart extends AutoCloseable {
    String kind();

    /** What the product has to know to reach it. */
    Map<String, String> settings();

    /** Where its webhooks go from now on. */
    void entered(String webhook);

    /** So many letters of the product's come to be. @return how many messages customers wrote for that */
    int write(ProductProcess product, int letters) throws InterruptedException;

    /** Returns once a letter was taken whose sender does not know it. */
    boolean awaitTaken() throws InterruptedException;

    /** From now on it answers as it always does. */
    void release();

    /** To whom, or with which words, each letter went that it took, repetitions too. */
    List<String> taken();

    /** Whether nothing ever tells what became of the letter under way, so that a person has to be asked. */
    default boolean isSilent() {
        return false;
    }

    @Override
    void close();
}
