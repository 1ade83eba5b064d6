package io.insaka.tenancy;

import io.insaka.vault.KeyRotation;
import java.util.List;
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

    VaultApi(KeyRotation rotation) {
        this.rotation = rotation;
    }

    record Resealing(List<KeyRotation.Progress> items) {}

    /** Answers at once; {@code GET} tells how far it has come. */
    @PostMapping("/rotate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Requires(Permission.VAULT_ROTATE)
    Resealing rotate(Caller caller) {
        return new Resealing(rotation.begin(caller.tenant()));
    }

    @GetMapping("/rotate")
    @Requires(Permission.VAULT_ROTATE)
    Resealing progress(Caller caller) {
        return new Resealing(rotation.progress(caller.tenant()));
    }
}
