package io.insaka.sandbox;

import io.insaka.sandbox.whatsapp.Customer;
import io.insaka.sandbox.whatsapp.WhatsAppSimulator;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The phone in the console: its owner is any customer, the other side one of the organisation's numbers. */
@RestController
@RequestMapping("/api/v1/sandbox/phones/{phoneNumberId}/{customer}")
@WhenSandboxIsOn
class PhoneApi {
    private final SimulatedNumbers numbers;
    private final WhatsAppSimulator simulator;
    private final PhoneView view;
    private final PhoneScreens screens;
    private final PhoneUploads uploads;

    PhoneApi(
            SimulatedNumbers numbers,
            WhatsAppSimulator simulator,
            PhoneView view,
            PhoneScreens screens,
            PhoneUploads uploads) {
        this.numbers = numbers;
        this.simulator = simulator;
        this.view = view;
        this.screens = screens;
        this.uploads = uploads;
    }

    record Thread(List<PhoneView.Shown> items, @Nullable String next) {}

    record Said(String id) {}

    @GetMapping("/messages")
    @NotAudited("shows a simulated customer")
    @Requires(Permission.SANDBOX_USE)
    Thread read(Caller caller, @PathVariable String phoneNumberId, @PathVariable String customer) {
        numbers.require(caller.tenant(), phoneNumberId);
        String key = customer(customer, "").key();
        return new Thread(
                simulator.thread(phoneNumberId, key).stream()
                        .map(message -> view.show(phoneNumberId, message))
                        .toList(),
                null);
    }

    @PostMapping("/messages")
    @NotAudited("plays the customer; what customers write is kept by intake")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.SANDBOX_USE)
    Said say(
            Caller caller,
            @PathVariable String phoneNumberId,
            @PathVariable String customer,
            @RequestBody PhoneMessage message) {
        numbers.require(caller.tenant(), phoneNumberId);
        String name = message.profileName() == null ? "" : message.profileName().strip();
        Customer speaker = customer(customer, name);
        var thread = simulator.thread(phoneNumberId, speaker.key());
        if (name.isEmpty() && thread.isEmpty()) {
            speaker = customer(customer, "Customer " + customer.substring(Math.max(0, customer.length() - 4)));
        }
        var said = message.said(thread, id -> uploads.hand(caller.tenant(), id, phoneNumberId));
        return new Said(simulator.reply(phoneNumberId, speaker, said, message.replyTo()));
    }

    @GetMapping("/live")
    @NotAudited("shows a simulated customer")
    @Requires(Permission.SANDBOX_USE)
    SseEmitter watch(Caller caller, @PathVariable String phoneNumberId, @PathVariable String customer) {
        numbers.require(caller.tenant(), phoneNumberId);
        return screens.open(phoneNumberId, customer(customer, "").key());
    }

    private static Customer customer(String key, String name) {
        try {
            return Customer.of(key, name);
        } catch (IllegalArgumentException neither) {
            throw SandboxProblem.invalid("customer", "must be the digits of a phone number, or a user id");
        }
    }
}
