package io.insaka.sandbox;

import io.insaka.channels.ChannelAccount;
import io.insaka.channels.ChannelHealth;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.FirstStep;
import org.springframework.stereotype.Component;

/** The first step of being a customer oneself. */
@Component
@WhenSandboxIsOn
class HelloFromThePhone implements FirstStep {
    private final SimulatedNumbers numbers;
    private final ChannelHealth health;

    HelloFromThePhone(SimulatedNumbers numbers, ChannelHealth health) {
        this.numbers = numbers;
        this.health = health;
    }

    @Override
    public String name() {
        return "phone";
    }

    /** Somebody has written from it. */
    @Override
    public boolean done(TenantId tenant) {
        return numbers.of(tenant).stream().map(ChannelAccount::id).anyMatch(id -> health.heard(tenant, id));
    }
}
