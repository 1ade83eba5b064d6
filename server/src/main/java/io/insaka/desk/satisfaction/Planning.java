package io.insaka.desk.satisfaction;

import io.insaka.conversations.Conversation;
import io.insaka.desk.AfterResolving;
import io.insaka.desk.Chore;
import io.insaka.desk.Chores;
import io.insaka.kernel.Ids;
import io.insaka.kernel.TeammateId;
import io.insaka.kernel.TenantId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Plans to ask a customer once their conversation is resolved. Whether they are asked is decided when the time has come. */
@Component
class Planning implements AfterResolving {
    private final SatisfactionRulesRepository rules;
    private final SurveyRepository surveys;
    private final Chores chores;
    private final Ids ids;
    private final Clock clock;

    Planning(SatisfactionRulesRepository rules, SurveyRepository surveys, Chores chores, Ids ids, Clock clock) {
        this.rules = rules;
        this.surveys = surveys;
        this.chores = chores;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void resolved(TenantId tenant, Conversation before, @Nullable TeammateId by) {
        SatisfactionRules now = rules.find(tenant);
        if (!now.asks(before.channel().value()) || (by == null && !now.byItself())) {
            // What was planned for an earlier resolution is not asked about this one.
            surveys.planned(tenant, before.id()).ifPresent(planned -> surveys.drop(tenant, planned.id()));
            return;
        }
        surveys.plan(
                tenant,
                ids.next(),
                new Survey.About(before.id(), before.contact(), before.channel(), before.team(), by, clock.instant()));
        chores.in(tenant, Chore.Kind.SURVEY, before.id().value(), now.delay());
    }
}
