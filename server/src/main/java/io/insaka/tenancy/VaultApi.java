package io.insaka.tenancy;

import io.insaka.vault.KeyRotation;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changing the organisation's keys. Stands here because the vault lies below and knows nobody who could ask. */
@RestController
@RequestMapping("/api/v1/vault")
class VaultApi {
    private final KeyRotation rotation;
    private final AccessNotes notes;

    VaultApi(KeyRotation rotation, AccessNotes notes) {
        this.rotation = rotation;
        this.notes = notes;
    }

    record Resealing(List<KeyRotation.Progress> items) {}

    /** Answers at once; {@code GET} tells how far it has come. */
    @PostMapping("/rotate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.VAULT_ROTATE)
    @Audited("vault.rotated")
    Resealing rotate(Caller caller) {
        return new Resealing(rotation.begin(
                caller.tenant(),
                () -> notes.note(
                        caller, "vault.rotated", "organisation", caller.tenant().value(), Map.of())));
    }

    @GetMapping("/rotate")
    @NotAudited("shows counts of rows")
    @Requires(Permission.VAULT_ROTATE)
    Resealing progress(Caller caller) {
        return new Resealing(rotation.progress(caller.tenant()));
    }
}
