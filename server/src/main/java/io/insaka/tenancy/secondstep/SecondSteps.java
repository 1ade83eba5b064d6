package io.insaka.tenancy.secondstep;

import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every method joins the tenant's open transaction. */
@Component
public class SecondSteps {
    private static final int CODES = 10;

    private final SecondStepRepository rows;
    private final Clock clock;

    SecondSteps(SecondStepRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Without the product around it. */
    public static SecondSteps over(JdbcClient jdbc, Vault vault, Clock clock) {
        return new SecondSteps(new SecondStepRepository(jdbc, vault), clock);
    }

    /**
     * @param since null: not asked for
     * @param codesLeft of those on paper
     */
    public record State(@Nullable Instant since, int codesLeft) {}

    /**
     * What an app has to learn, shown once.
     *
     * @param secret for typing
     * @param picture the same as SVG, for a phone's camera
     */
    public record Lesson(String secret, String uri, String picture) {
        @Override
        public String toString() {
            return "Lesson[]";
        }
    }

    public boolean wanted(TenantId tenant, TeammateId teammate) {
        return rows.confirmedAt(tenant, teammate).isPresent();
    }

    public State state(TenantId tenant, TeammateId teammate) {
        return new State(rows.confirmedAt(tenant, teammate).orElse(null), rows.codesLeft(tenant, teammate));
    }

    /** Of whom it is asked. */
    public List<UUID> everybody(TenantId tenant) {
        return rows.confirmed(tenant);
    }

    /** Nothing is asked for until {@link #confirm}; empty when it is already. */
    public Optional<Lesson> begin(TenantId tenant, TeammateId teammate, String issuer, String account) {
        if (wanted(tenant, teammate)) {
            return Optional.empty();
        }
        SharedSecret secret = SharedSecret.fresh();
        rows.begin(tenant, teammate, secret, clock.instant());
        String uri = secret.uri(issuer, account);
        return Optional.of(new Lesson(secret.text(), uri, QrPicture.of(uri)));
    }

    /** The codes for paper, shown once; empty when nothing was begun, or the app shows something else. */
    public Optional<List<String>> confirm(TenantId tenant, TeammateId teammate, String code) {
        Instant now = clock.instant();
        Optional<SecondStepRepository.Row> row = rows.lock(tenant, teammate);
        if (row.isEmpty() || row.get().confirmedAt() != null) {
            return Optional.empty();
        }
        OptionalLong step = row.get().secret().step(digits(code), now);
        if (step.isEmpty()) {
            return Optional.empty();
        }
        rows.confirm(tenant, teammate, step.getAsLong(), now);
        return Optional.of(newCodes(tenant, teammate));
    }

    /** The ones before no longer work. */
    public List<String> newCodes(TenantId tenant, TeammateId teammate) {
        List<RecoveryCode> codes =
                Stream.generate(RecoveryCode::fresh).limit(CODES).toList();
        rows.replaceCodes(tenant, teammate, codes);
        return codes.stream().map(RecoveryCode::shown).toList();
    }

    /** Whether this is what the app shows now, not used before, or one of the codes on paper, which is used up by it. */
    public boolean passes(TenantId tenant, TeammateId teammate, String code) {
        Optional<SecondStepRepository.Row> row = rows.lock(tenant, teammate);
        if (row.isEmpty() || row.get().confirmedAt() == null) {
            return false;
        }
        OptionalLong step = row.get().secret().step(digits(code), clock.instant());
        if (step.isPresent() && step.getAsLong() > row.get().lastStep()) {
            rows.use(tenant, teammate, step.getAsLong());
            return true;
        }
        return rows.use(tenant, teammate, RecoveryCode.typed(code));
    }

    private static String digits(String code) {
        return code.replaceAll("\\s", "");
    }

    /** Whether there was anything to end. */
    public boolean end(TenantId tenant, TeammateId teammate) {
        return rows.end(tenant, teammate);
    }
}
