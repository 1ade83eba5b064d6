package io.insaka.agents.instructions;

import io.insaka.agents.Masking;
import io.insaka.agents.fencing.Masks;
import io.insaka.kernel.TenantId;
import org.springframework.stereotype.Component;

@Component
class StaffMasking implements Masking {
    private final Staff staff;

    StaffMasking(Staff staff) {
        this.staff = staff;
    }

    @Override
    public String masked(TenantId tenant, String text) {
        return new Masks(staff.known(tenant).safety().masked()).mask(text);
    }
}
