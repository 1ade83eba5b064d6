package io.insaka.audit;

import io.insaka.database.TenantTransactions;
import io.insaka.kernel.TenantId;
import io.insaka.vault.SealBroken;
import io.insaka.vault.Vault;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a chain from its first entry to its end, a page at a time, and says whether it is whole. */
final class ChainCheck {
    private static final int PAGE = 1_000;

    private final EntryRepository repository;
    private final TenantTransactions transactions;
    private final Anchors anchors;
    private final @Nullable Vault vault;
    private final Clock clock;

    /** @param vault to compare personal parts too; without it the chain alone is checked */
    ChainCheck(
            EntryRepository repository,
            TenantTransactions transactions,
            Anchors anchors,
            @Nullable Vault vault,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.anchors = anchors;
        this.vault = vault;
        this.clock = clock;
    }

    /** How far one check has come. */
    private static final class Progress {
        long seq;
        byte[] hash = Chain.START;
        long forgotten;
        long anchored;

        @Nullable
        String fault;
    }

    Verdict check(TenantId tenant) {
        // Entries that are added meanwhile are for the next check.
        EntryRepository.Head head = transactions.call(tenant, () -> repository.head(tenant));
        List<Anchors.Anchor> noted = anchors.of(tenant);
        var progress = new Progress();
        while (progress.fault == null && progress.seq < head.seq()) {
            List<EntryRepository.Kept> page =
                    transactions.call(tenant, () -> repository.after(tenant, progress.seq, PAGE));
            if (page.isEmpty()) {
                progress.fault = "cut-off";
            }
            for (EntryRepository.Kept kept : page) {
                if (progress.fault != null || kept.entry().seq() > head.seq()) {
                    break;
                }
                step(progress, kept, noted);
            }
        }
        if (progress.fault == null) {
            progress.fault = atTheEnd(tenant, progress, head, noted);
        }
        return new Verdict(
                progress.fault == null,
                progress.seq,
                progress.fault == null ? null : progress.seq + 1,
                progress.fault,
                progress.forgotten,
                progress.anchored,
                HexFormat.of().formatHex(progress.hash),
                clock.instant());
    }

    private void step(Progress progress, EntryRepository.Kept kept, List<Anchors.Anchor> noted) {
        Entry entry = kept.entry();
        progress.fault = fault(progress, kept);
        if (progress.fault != null) {
            return;
        }
        for (Anchors.Anchor anchor : noted) {
            if (anchor.seq() == entry.seq()) {
                if (!anchor.hash().equals(HexFormat.of().formatHex(entry.hash()))) {
                    progress.fault = "rewritten";
                    return;
                }
                progress.anchored = entry.seq();
            }
        }
        if (entry.commitment() != null && kept.sealed() == null) {
            progress.forgotten++;
        }
        progress.seq = entry.seq();
        progress.hash = entry.hash();
    }

    private @Nullable String fault(Progress progress, EntryRepository.Kept kept) {
        Entry entry = kept.entry();
        if (entry.seq() != progress.seq + 1) {
            return "missing";
        }
        if (!Arrays.equals(entry.previous(), progress.hash) || !Arrays.equals(entry.hash(), Chain.hash(entry))) {
            return "altered";
        }
        return vault == null || personalIsWhole(vault, kept) ? null : "personal-altered";
    }

    private static boolean personalIsWhole(Vault vault, EntryRepository.Kept kept) {
        byte[] sealed = kept.sealed();
        if (sealed == null) {
            return true;
        }
        try {
            return Arrays.equals(
                    kept.entry().commitment(),
                    Personal.commitment(vault, kept.entry().tenant(), sealed));
        } catch (SealBroken broken) {
            return false;
        }
    }

    /** Nothing behind the head, nothing missing before an anchor. */
    private @Nullable String atTheEnd(
            TenantId tenant, Progress progress, EntryRepository.Head head, List<Anchors.Anchor> noted) {
        if (!Arrays.equals(progress.hash, head.hash())) {
            return "head-altered";
        }
        Optional<Anchors.Anchor> beyond =
                noted.stream().filter(anchor -> anchor.seq() > head.seq()).findFirst();
        if (beyond.isPresent()) {
            // Unless it was written and noted while this check was reading.
            var now = transactions.call(
                    tenant, () -> repository.hash(tenant, beyond.get().seq()));
            if (now.isEmpty()) {
                return "cut-off";
            }
        }
        boolean behind = transactions.call(
                tenant,
                () -> repository.head(tenant).seq() == head.seq()
                        && !repository.after(tenant, head.seq(), 1).isEmpty());
        return behind ? "head-altered" : null;
    }
}
