package io.insaka.tenancy;

import io.insaka.tenancy.secondstep.SecondSteps;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The second step of the caller's own sign-in. Each change wants the password once more. */
@RestController
@RequestMapping("/api/v1/me/second-step")
class SecondStepApi {
    private final OwnSecondStep own;

    SecondStepApi(OwnSecondStep own) {
        this.own = own;
    }

    /** @param since null: signing in takes a password alone */
    record Shown(boolean on, @Nullable Instant since, int recoveryCodesLeft) {}

    record Confirmed(@NotNull @Size(min = 1, max = 1000) String password) {
        @Override
        public String toString() {
            return "Confirmed[]";
        }
    }

    record Code(@NotBlank @Size(max = 40) String code) {
        @Override
        public String toString() {
            return "Code[]";
        }
    }

    /**
     * @param secret Base32, for typing into an app
     * @param uri {@code otpauth://totp/…}
     * @param picture the same as SVG with a QR code
     */
    record Lesson(String secret, String uri, String picture) {
        @Override
        public String toString() {
            return "Lesson[]";
        }
    }

    /** Each works once; they are not shown again. */
    record RecoveryCodes(List<String> recoveryCodes) {
        @Override
        public String toString() {
            return "RecoveryCodes[]";
        }
    }

    @SignedIn
    @NotAudited("shows callers how they sign in themselves")
    @GetMapping
    Shown show(Caller caller) {
        SecondSteps.State state = own.state(caller);
        return new Shown(state.since() != null, state.since(), state.codesLeft());
    }

    /** Nothing changes before the code of the app has been sent. */
    @SignedIn
    @Audited({"session.refused", "session.locked"})
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Lesson begin(Caller caller, @Valid @RequestBody Confirmed body) {
        SecondSteps.Lesson lesson = own.begin(caller, body.password());
        return new Lesson(lesson.secret(), lesson.uri(), lesson.picture());
    }

    @SignedIn
    @Audited("teammate.second-step-begun")
    @PutMapping
    RecoveryCodes confirm(Caller caller, @Valid @RequestBody Code body) {
        return new RecoveryCodes(own.confirm(caller, body.code()));
    }

    @SignedIn
    @Audited({"teammate.recovery-codes-renewed", "session.refused", "session.locked"})
    @PostMapping("/recovery-codes")
    RecoveryCodes renew(Caller caller, @Valid @RequestBody Confirmed body) {
        return new RecoveryCodes(own.newCodes(caller, body.password()));
    }

    @SignedIn
    @Audited({"teammate.second-step-ended", "session.refused", "session.locked"})
    @PostMapping("/off")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(Caller caller, @Valid @RequestBody Confirmed body) {
        own.end(caller, body.password());
    }
}
