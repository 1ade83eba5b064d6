package io.insaka.agents.asking;

import io.insaka.agents.Rehearsing;
import io.insaka.agents.Role;
import io.insaka.agents.instructions.Drafting;
import io.insaka.agents.roles.Instructions;
import io.insaka.agents.roles.Roster;
import io.insaka.kernel.TenantId;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Sets the scene. */
@Component
class Staging implements Rehearsing {
    private final Roster roster;

    Staging(Roster roster) {
        this.roster = roster;
    }

    @Override
    public Stage stage(TenantId tenant, Map<Role, String> drafts) {
        Map<Role, Instructions> written = new EnumMap<>(Role.class);
        drafts.forEach((role, draft) -> written.put(role, Drafting.instructions(roster.of(role), draft)));
        var drafted = new Scene(written);
        Scene published = drafted.asPublished();
        return new Stage() {
            @Override
            public <T> T asPublished(Supplier<T> asking) {
                return published.during(asking);
            }

            @Override
            public <T> T asDrafted(Supplier<T> asking) {
                return drafted.during(asking);
            }
        };
    }
}
