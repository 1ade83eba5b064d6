package io.insaka.tenancy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and who I am. */
@RestController
@RequestMapping(SessionApi.PATH)
class SessionApi {
    static final String PATH = "/api/v1/session";

    private final SignIns signIns;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final Profiles profiles;
    private final PasswordChange passwordChange;
    private final AddressGate gate;

    SessionApi(
            SignIns signIns,
            Sessions sessions,
            SessionCookies cookies,
            Profiles profiles,
            PasswordChange passwordChange,
            AddressGate signInGate) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.cookies = cookies;
        this.profiles = profiles;
        this.passwordChange = passwordChange;
        this.gate = signInGate;
    }

    /** @param code of the second step, where there is one: without it the answer is {@code access/code-wanted} */
    record SignIn(
            @NotBlank @Size(max = 254) String email,
            @NotNull @Size(min = 1, max = 1000) String password,
            @Nullable @Size(max = 40) String code) {
        @Override
        public String toString() {
            return "SignIn[]";
        }
    }

    record NewPassword(
            @NotNull @Size(min = 1, max = 1000) String current,
            @NotNull @Size(max = 1000) String password) {
        @Override
        public String toString() {
            return "NewPassword[]";
        }
    }

    @Open
    @Audited({"session.opened", "session.refused", "session.locked"})
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    Profile signIn(@Valid @RequestBody SignIn body, HttpServletRequest request, HttpServletResponse response) {
        gate.pass(request, response);
        var person = signIns.recognise(new Email(body.email()), body.password(), body.code());
        Profile profile = profiles.of(person.tenant(), person.teammate());
        cookies.issue(response, sessions.open(person.tenant(), person.teammate(), Device.of(request)));
        return profile;
    }

    @SignedIn
    @NotAudited("shows the caller themselves")
    @GetMapping
    Profile whoAmI(Caller caller) {
        return profiles.of(caller);
    }

    /** Also without a session, so that a browser can always get rid of its cookies. */
    @Open
    @Audited("session.closed")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        CredentialFilter.session(request).ifPresent(session -> sessions.end(session.caller(), session.id()));
        cookies.clear(response);
    }

    /** Ends every session of the teammate, and begins a new one here. */
    @SignedIn
    @Audited({"teammate.password-changed", "session.opened", "session.refused", "session.locked"})
    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @Valid @RequestBody NewPassword body,
            Caller caller,
            HttpServletRequest request,
            HttpServletResponse response) {
        passwordChange.change(caller, body.current(), body.password());
        if (CredentialFilter.session(request).isPresent()) {
            cookies.issue(response, sessions.open(caller.tenant(), caller.teammate(), Device.of(request)));
        }
    }
}
