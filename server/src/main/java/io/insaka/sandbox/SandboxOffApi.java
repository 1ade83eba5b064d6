package io.insaka.sandbox;

import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.SignedIn;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** All that is left when the sandbox is off: the console asks whether it is on. */
@RestController
@ConditionalOnProperty(name = "insaka.sandbox", havingValue = "false")
class SandboxOffApi {
    @GetMapping("/api/v1/sandbox")
    @SignedIn
    @NotAudited("says that the sandbox is off")
    void show() {
        throw SandboxProblem.off();
    }
}
