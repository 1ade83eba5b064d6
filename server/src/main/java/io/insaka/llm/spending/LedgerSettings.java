package io.insaka.llm.spending;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param keepCalls how long each call to a model stands by itself; the sums of months and conversations stay */
@ConfigurationProperties("insaka.llm.ledger")
record LedgerSettings(@DefaultValue("90d") Duration keepCalls) {
    LedgerSettings {
        if (!keepCalls.isPositive()) {
            throw new IllegalArgumentException("insaka.llm.ledger: calls must be kept for a while");
        }
    }
}
