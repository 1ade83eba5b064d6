package io.insaka.sandbox;

import io.insaka.channels.ChannelAccount;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import jakarta.annotation.PreDestroy;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps what the phones show over a restart, sealed like everything a customer says. Saved every few seconds and at the
 * end: a killed process forgets the last of it, which a simulation may.
 */
@Component
@WhenSandboxIsOn
class PhoneKeeper {
    private static final Logger log = LoggerFactory.getLogger(PhoneKeeper.class);

    private final PhoneRepository phones;
    private final WhatsAppSimulator simulator;
    private final Map<String, Kept> saved = new ConcurrentHashMap<>();

    private record Kept(ChannelAccount account, int hash) {}

    PhoneKeeper(PhoneRepository phones, WhatsAppSimulator simulator) {
        this.phones = phones;
        this.simulator = simulator;
    }

    /** Gives the phones of a number back what they showed before the restart. */
    void restore(ChannelAccount account, String number) {
        try {
            phones.find(account).ifPresent(threads -> simulator.remember(number, threads));
        } catch (RuntimeException lost) {
            log.warn("The phones of channel {} start empty", account.id(), lost);
        }
        keep(account, number);
    }

    /** From now on what the number's phones show is saved when it changes. */
    void keep(ChannelAccount account, String number) {
        saved.put(number, new Kept(account, Arrays.hashCode(simulator.remembered(number))));
    }

    void drop(String number) {
        saved.remove(number);
    }

    @Scheduled(fixedDelayString = "PT5S", initialDelayString = "PT5S")
    @PreDestroy
    void saveWhatChanged() {
        saved.forEach((number, kept) -> {
            try {
                byte[] threads = simulator.remembered(number);
                int hash = Arrays.hashCode(threads);
                if (hash != kept.hash()) {
                    phones.save(kept.account(), threads);
                    saved.replace(number, kept, new Kept(kept.account(), hash));
                }
            } catch (RuntimeException later) {
                log.warn(
                        "The phones of channel {} were not saved: {}",
                        kept.account().id(),
                        later.getMessage());
            }
        });
    }
}
