package io.insaka.agents.instructions;

import io.insaka.agents.roles.Agent;
import io.insaka.agents.roles.Roster;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import io.insaka.tenancy.Audited;
import io.insaka.tenancy.Caller;
import io.insaka.tenancy.NotAudited;
import io.insaka.tenancy.Permission;
import io.insaka.tenancy.Requires;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The organisation's agents and the history of their instructions over HTTP. */
@RestController
@RequestMapping("/api/v1/agents")
class AgentApi {
    private final Roster roster;
    private final Editing editing;
    private final AgentViews views;

    AgentApi(Roster roster, Editing editing, AgentViews views) {
        this.roster = roster;
        this.editing = editing;
        this.views = views;
    }

    record ShownList(List<AgentViews.Shown> items, @Nullable String next) {}

    record ShownVersion(
            int version,
            boolean current,
            @Nullable Instant at,
            @Nullable UUID by,
            @Nullable Integer restoredFrom,
            int length) {}

    record VersionList(List<ShownVersion> items, @Nullable String next) {}

    record Before(int version, String text) {}

    record Opened(
            int version,
            boolean current,
            @Nullable Instant at,
            @Nullable UUID by,
            @Nullable Integer restoredFrom,
            int length,
            String text,
            @Nullable Before before,
            List<LineDiff.Piece> lines) {}

    @GetMapping
    @NotAudited("shows how the organisation's agents are set")
    @Requires(Permission.AGENTS_MANAGE)
    ShownList list(Caller caller) {
        return new ShownList(
                roster.all().stream()
                        .map(agent -> views.of(caller.tenant(), agent))
                        .toList(),
                null);
    }

    @GetMapping("/{role}")
    @NotAudited("shows how one of the organisation's agents is set")
    @Requires(Permission.AGENTS_MANAGE)
    AgentViews.Shown one(Caller caller, @PathVariable String role) {
        return views.of(caller.tenant(), agent(role));
    }

    @PutMapping("/{role}")
    @Audited("agent.changed")
    @Requires(Permission.AGENTS_MANAGE)
    AgentViews.Shown change(Caller caller, @PathVariable String role, @RequestBody Change change) {
        Agent agent = agent(role);
        editing.change(caller.tenant(), caller.teammate(), agent.role(), change);
        return views.of(caller.tenant(), agent);
    }

    @GetMapping("/{role}/prompts")
    @NotAudited("shows when the organisation's instructions were changed")
    @Requires(Permission.AGENTS_MANAGE)
    VersionList versions(Caller caller, @PathVariable String role) {
        Agent agent = agent(role);
        int current = views.version(caller.tenant(), agent.role());
        return new VersionList(
                editing.versions(caller.tenant(), agent.role()).stream()
                        .map(version -> new ShownVersion(
                                version.number(),
                                version.number() == current,
                                version.at(),
                                by(version),
                                version.restoredFrom(),
                                version.text().length()))
                        .toList(),
                null);
    }

    /** @param against the version to compare with; otherwise the one before it */
    @GetMapping("/{role}/prompts/{version}")
    @NotAudited("shows instructions of the organisation")
    @Requires(Permission.AGENTS_MANAGE)
    Opened version(
            Caller caller,
            @PathVariable String role,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Integer against) {
        TenantId tenant = caller.tenant();
        Agent agent = agent(role);
        Version opened = editing.version(tenant, agent.role(), version);
        Version before = against == null && version == 0
                ? null
                : editing.version(tenant, agent.role(), against == null ? version - 1 : against);
        return new Opened(
                opened.number(),
                opened.number() == views.version(tenant, agent.role()),
                opened.at(),
                by(opened),
                opened.restoredFrom(),
                opened.text().length(),
                opened.text(),
                before == null ? null : new Before(before.number(), before.text()),
                LineDiff.between(before == null ? opened.text() : before.text(), opened.text()));
    }

    @PostMapping("/{role}/prompts/{version}/restore")
    @Audited("agent.changed")
    @Requires(Permission.AGENTS_MANAGE)
    AgentViews.Shown restore(Caller caller, @PathVariable String role, @PathVariable int version) {
        Agent agent = agent(role);
        editing.restore(caller.tenant(), caller.teammate(), agent.role(), version);
        return views.of(caller.tenant(), agent);
    }

    private Agent agent(String role) {
        return roster.find(role).orElseThrow(AgentProblem::unknownRole);
    }

    private static @Nullable UUID by(Version version) {
        TeammateId by = version.by();
        return by == null ? null : by.value();
    }
}
