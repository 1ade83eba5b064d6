package io.insaka.privacy;

import io.insaka.kernel.ContactId;
import io.insaka.kernel.TeammateId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is being erased, or was.
 *
 * @param erased how much, by who kept it
 * @param finishedAt null while it is going on
 * @param checksum of the receipt; null while it is going on
 */
record Erasure(
        UUID id,
        ContactId contact,
        TeammateId by,
        Instant requestedAt,
        Map<String, Amount> erased,
        @Nullable Instant finishedAt,
        @Nullable String checksum) {
    record Amount(long rows, long files) {
        Amount plus(long moreRows, long moreFiles) {
            return new Amount(rows + moreRows, files + moreFiles);
        }
    }

    Erasure {
        erased = new TreeMap<>(erased);
    }

    /** What the checksum is made of, line by line: whoever has the receipt can make it again. */
    String words(Instant finished) {
        List<String> amounts = erased.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(each -> each.getKey() + " " + each.getValue().rows() + " "
                        + each.getValue().files())
                .toList();
        return String.join(
                "\n",
                "insaka erasure 1",
                id.toString(),
                contact.toString(),
                by.toString(),
                requestedAt.toString(),
                finished.toString(),
                String.join("\n", amounts));
    }
}
