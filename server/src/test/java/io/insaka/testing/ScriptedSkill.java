package io.insaka.testing;

import io.insaka.brain.skill.Decision;
import io.insaka.brain.skill.Skill;
import io.insaka.brain.skill.Visit;
import io.insaka.kernel.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.boot.test.context.TestComponent;

/** A skill that does, on the word {@code perform}, what the test of the organisation says. */
@TestComponent
public final class ScriptedSkill implements Skill {
    private final Map<TenantId, Function<Visit, Decision>> scripts = new ConcurrentHashMap<>();

    public void script(TenantId tenant, Function<Visit, Decision> script) {
        scripts.put(tenant, script);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String description() {
        return "Performs";
    }

    @Override
    public Set<String> commands() {
        return Set.of("perform");
    }

    @Override
    public Decision handle(Visit visit) {
        return scripts.getOrDefault(visit.tenant(), ignored -> Decision.say("Performed.", "performs"))
                .apply(visit);
    }
}
