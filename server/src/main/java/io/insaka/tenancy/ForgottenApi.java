package io.insaka.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For who stands outside and forgot their password. */
@RestController
@RequestMapping("/api/v1/forgotten-password")
class ForgottenApi {
    private final Wishes wishes;
    private final AddressGate gate;

    ForgottenApi(Wishes wishes, AddressGate signInGate) {
        this.wishes = wishes;
        this.gate = signInGate;
    }

    /** @param byMail whether a link can be mailed; otherwise somebody has to be asked for one */
    record Ways(boolean byMail) {}

    record Forgotten(@NotBlank @Size(max = 254) String email) {
        @Override
        public String toString() {
            return "Forgotten[]";
        }
    }

    @Open
    @NotAudited("tells how the server is set up, and nothing of anybody")
    @GetMapping
    Ways ways() {
        return new Ways(wishes.heard());
    }

    /** The same answer whoever's address it is. The entry is written when the link is mailed. */
    @Open
    @Audited("teammate.password-link-mailed")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void ask(@Valid @RequestBody Forgotten body, HttpServletRequest request, HttpServletResponse response) {
        gate.pass(request, response);
        wishes.ask(new Email(body.email()));
    }
}
