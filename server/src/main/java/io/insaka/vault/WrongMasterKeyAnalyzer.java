package io.insaka.vault;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do instead of printing a stack trace. Found by Spring Boot through META-INF/spring.factories. */
final class WrongMasterKeyAnalyzer extends AbstractFailureAnalyzer<WrongMasterKey> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongMasterKey cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
