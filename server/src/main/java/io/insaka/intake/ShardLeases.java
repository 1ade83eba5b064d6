package io.insaka.intake;

import io.insaka.database.Outage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Shares the 64 shards of lanes among the nodes that are alive. A lease spreads the work; that no item is finished twice
 * is the ledger's doing ({@link Ledger#claim}), so a node that lost a lease without noticing does no harm.
 */
@Component
public class ShardLeases {
    private static final Logger log = LoggerFactory.getLogger(ShardLeases.class);

    private final LeaseRepository leases;
    private final Node node;
    private final IntakeSettings settings;
    private final Set<Short> held = new CopyOnWriteArraySet<>();

    ShardLeases(LeaseRepository leases, Node node, IntakeSettings settings) {
        this.leases = leases;
        this.node = node;
        this.settings = settings;
    }

    /** The shards this node works at the moment. */
    public List<Short> held() {
        return List.copyOf(held);
    }

    @Scheduled(fixedDelayString = "PT3S")
    void renew() {
        if (settings.workers() == 0) {
            return;
        }
        try {
            Set<Short> now = leases.renew(node.id());
            held.retainAll(now);
            held.addAll(now);
        } catch (RuntimeException failure) {
            if (!Outage.is(failure)) {
                throw failure;
            }
            log.warn("Leases could not be renewed: the database is away");
        }
    }

    void giveUp() {
        held.clear();
        leases.giveUp(node.id());
    }
}
