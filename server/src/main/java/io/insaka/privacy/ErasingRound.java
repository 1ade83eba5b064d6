package io.insaka.privacy;

import io.insaka.audit.AuditTrail;
import io.insaka.audit.Details;
import io.insaka.audit.Subject;
import io.insaka.database.LeasedWork;
import io.insaka.database.TenantTransactions;
import io.insaka.privacy.Erasure.Amount;
import io.insaka.privacy.ErasureRepository.Due;
import io.insaka.privacy.ErasureRepository.Standing;
import io.insaka.vault.PersonalRecords.Part;
import io.insaka.vault.PersonalTables;
import io.insaka.vault.PersonalTables.Holder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Goes on with erasures: one part of one holder in each transaction, together with how far it is. Everybody is asked
 * twice, the second time after what was under way has ended, since whoever was just calling a model writes down what came
 * of it.
 */
@Component
class ErasingRound {
    private static final int AT_ONCE = 2;
    private static final int PASSES = 2;
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final PersonalTables tables;
    private final ErasureRepository erasures;
    private final TenantTransactions transactions;
    private final AuditTrail trail;
    private final PrivacySettings settings;
    private final Clock clock;
    private final LeasedWork<Due> work;

    ErasingRound(
            PersonalTables tables,
            ErasureRepository erasures,
            TenantTransactions transactions,
            AuditTrail trail,
            PrivacySettings settings,
            Clock clock) {
        this.tables = tables;
        this.erasures = erasures;
        this.transactions = transactions;
        this.trail = trail;
        this.settings = settings;
        this.clock = clock;
        this.work = new LeasedWork<>(
                "erasure", AT_ONCE, most -> erasures.lease(clock.instant(), LEASE, most), this::run, Due::id);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void look() {
        work.look();
    }

    void run(Due due) {
        List<Holder> holders = tables.holders();
        boolean more = true;
        while (more) {
            more = transactions.call(due.tenant(), () -> step(due, holders));
        }
    }

    /** False when it is done, is to wait, or is somebody else's by now. */
    private boolean step(Due due, List<Holder> all) {
        Standing at = erasures.lock(due).orElse(null);
        if (at == null) {
            return false;
        }
        List<Holder> holders = all.stream()
                .filter(holder -> at.pass() == PASSES || !holder.last())
                .toList();
        // Who is not there any more, after an update, is passed by: all of them are asked again.
        int index = Math.max(0, holders.stream().map(Holder::key).toList().indexOf(at.holder()));
        Holder holder = holders.get(index);
        Part part = holder.records().erase(at.traces(), at.position());
        Map<String, Amount> counts = new TreeMap<>(at.counts());
        if (part.rows() > 0 || part.files() > 0) {
            counts.merge(
                    holder.name(),
                    new Amount(part.rows(), part.files()),
                    (before, more) -> before.plus(more.rows(), more.files()));
        }
        Instant now = clock.instant();
        if (part.next() != null) {
            var next = new Standing(at.traces(), at.pass(), holder.key(), part.next(), counts);
            erasures.advance(due, next, now.plus(LEASE));
            return true;
        }
        if (index + 1 < holders.size()) {
            var next =
                    new Standing(at.traces(), at.pass(), holders.get(index + 1).key(), null, counts);
            erasures.advance(due, next, now.plus(LEASE));
            return true;
        }
        boolean last = at.pass() == PASSES;
        var next = new Standing(at.traces(), last ? PASSES : at.pass() + 1, null, null, counts);
        erasures.advance(due, next, now.plus(settings.grace()));
        if (last) {
            finish(due, now.truncatedTo(ChronoUnit.MICROS));
        }
        return false;
    }

    private void finish(Due due, Instant now) {
        Erasure done = erasures.find(due.tenant(), due.id()).orElseThrow();
        erasures.finish(due, now, sha256(done.words(now)));
        long rows = done.erased().values().stream().mapToLong(Amount::rows).sum();
        long files = done.erased().values().stream().mapToLong(Amount::files).sum();
        trail.record(
                due.tenant(),
                "contact.erased",
                Subject.of("contact", done.contact().value()),
                Details.of(Map.of("erasure", done.id().toString(), "rows", rows, "files", files)));
    }

    private static String sha256(String words) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
