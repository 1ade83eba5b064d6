package io.insaka.sandbox;

import io.insaka.kernel.TenantId;
import io.insaka.sandbox.whatsapp.MediaFile;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Files on the phones of an organisation's customers. */
@Component
@WhenSandboxIsOn
class PhoneUploads {
    private final WhatsAppSimulator simulator;
    private final SimulatedNumbers numbers;

    PhoneUploads(WhatsAppSimulator simulator, SimulatedNumbers numbers) {
        this.simulator = simulator;
        this.numbers = numbers;
    }

    String keep(TenantId tenant, MediaFile file) {
        return simulator.keep(gallery(tenant), file);
    }

    /** Sends the file through a number: Meta gives it an id of its own there. */
    String hand(TenantId tenant, String id, String phoneNumberId) {
        return simulator.keep(
                phoneNumberId,
                simulator
                        .file(gallery(tenant), id)
                        .orElseThrow(() -> SandboxProblem.invalid("mediaId", "is not an uploaded file")));
    }

    /** A file on the phone: one to be sent, or one that either side has sent. */
    Optional<MediaFile> find(TenantId tenant, String id) {
        return simulator
                .file(gallery(tenant), id)
                .or(() -> numbers.of(tenant).stream()
                        .flatMap(account -> simulator.file(SimulatedNumbers.phoneNumberId(account), id).stream())
                        .findFirst());
    }

    private static String gallery(TenantId tenant) {
        return "gallery of " + tenant;
    }
}
