package io.insaka.tenancy;

/**
 * Nobody gives, changes or takes away more than they may do themselves: who manages the team cannot make themselves, a
 * friend or a program more than they are. Only owners touch owners.
 */
final class Reach {
    private Reach() {}

    static boolean covers(Caller by, GivenRole role) {
        boolean ownerOrNone = role != Role.OWNER || by.role() == Role.OWNER;
        return ownerOrNone && by.permissions().containsAll(role.permissions());
    }

    /** @throws Refusal when the role is out of the caller's reach */
    static void ask(Caller by, GivenRole role) {
        if (role == Role.OWNER && by.role() != Role.OWNER) {
            throw Refusal.forbidden("Only an owner may make, change or remove an owner.");
        }
        if (!covers(by, role)) {
            throw Refusal.beyondYou();
        }
    }
}
