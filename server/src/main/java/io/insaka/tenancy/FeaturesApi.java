package io.insaka.tenancy;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The parts of the product that the caller's organisation uses, and those it has switched off. */
@RestController
@RequestMapping("/api/v1/organisation/features")
class FeaturesApi {
    private final Features features;

    FeaturesApi(Features features) {
        this.features = features;
    }

    record Part(Feature feature, boolean on) {}

    record Shown(List<Part> items) {}

    /** @param off all that are to be off; what is not named is on */
    record Saved(@NotNull @Size(max = 20) List<@NotNull Feature> off) {}

    @SignedIn
    @NotAudited("shows which parts of the product are used")
    @GetMapping
    Shown read(Caller caller) {
        Set<Feature> off = features.off(caller.tenant());
        return new Shown(Arrays.stream(Feature.values())
                .map(feature -> new Part(feature, !off.contains(feature)))
                .toList());
    }

    /** Nothing is deleted: what is switched on again is as it was. */
    @Requires(Permission.ORGANISATION_MANAGE)
    @Audited("organisation.changed")
    @PutMapping
    Shown save(Caller caller, @Valid @RequestBody Saved body) {
        features.save(caller, Set.copyOf(body.off()));
        return read(caller);
    }
}
