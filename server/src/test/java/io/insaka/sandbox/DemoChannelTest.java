package io.insaka.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.insaka.channels.Channels;
import io.insaka.tenancy.Founding;
import io.insaka.tenancy.OrganisationFounded;
import io.insaka.tenancy.Tenants;
import io.insaka.testing.Organisations;
import io.insaka.testing.ProductTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProductTest
class DemoChannelTest {
    @Autowired
    Tenants tenants;

    @Autowired
    Channels channels;

    @Autowired
    DemoChannel demo;

    @Autowired
    SimulatedNumbers numbers;

    @Autowired
    Organisations organisations;

    @Test
    void givesADemoOrganisationANumberOfItsOwnOnce() {
        var tenant = tenants.found(
                new Founding("Demo", "Owner", "demo-owner@sandbox.example", Organisations.PASSWORD, null, true));
        demo.founded(new OrganisationFounded(tenant, true));
        assertThat(channels.list(tenant)).singleElement().satisfies(account -> {
            assertThat(account.name()).isEqualTo(DemoChannel.NAME);
            assertThat(account.settings().require("baseUrl")).isEqualTo(organisations.baseUrl() + SandboxWiring.GRAPH);
        });
        assertThat(numbers.of(tenant)).hasSize(1);
    }

    @Test
    void followsTheProductToAnotherPort() {
        var tenant = tenants.found(
                new Founding("Moved", "Owner", "moved-owner@sandbox.example", Organisations.PASSWORD, null, true));
        var account = channels.list(tenant).getFirst();
        channels.change(tenant, account.id(), null, Map.of("baseUrl", "http://localhost:1/sandbox/graph"));
        assertThat(numbers.of(tenant)).isEmpty();
        demo.followThePort();
        assertThat(numbers.of(tenant)).hasSize(1);
    }

    @Test
    void leavesOtherOrganisationsAlone() {
        assertThat(channels.list(organisations.found().tenant())).isEmpty();
    }
}
