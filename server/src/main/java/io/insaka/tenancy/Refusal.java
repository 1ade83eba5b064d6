package io.insaka.tenancy;

import io.insaka.platform.Problem;
import io.insaka.tenancy.provider.ProviderTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ways access is refused. */
final class Refusal extends Problem {
    private final @Nullable Duration retryAfter;

    private Refusal(int status, String code, String detail, List<FieldProblem> errors, @Nullable Duration retryAfter) {
        super(status, code, detail, errors);
        this.retryAfter = retryAfter;
    }

    private static Refusal of(int status, String code, String detail) {
        return new Refusal(status, code, detail, List.of(), null);
    }

    static Refusal notSignedIn() {
        return of(401, "access/not-signed-in", "Sign in, or send a valid token.");
    }

    static Refusal wrongCredentials() {
        return of(401, "access/wrong-credentials", "The e-mail address or the password is wrong.");
    }

    /** The password was right. */
    static Refusal codeWanted() {
        return of(
                401,
                "access/code-wanted",
                "Send the code that the app on your phone shows, or one of your recovery codes.");
    }

    static Refusal wrongCode() {
        return of(401, "access/wrong-code", "The code is wrong, or was used before.");
    }

    static Refusal wrongFirstCode() {
        return of(
                422,
                "access/wrong-first-code",
                "This is not what the app should show. Is the clock of the phone right?");
    }

    static Refusal secondStepIsOn() {
        return of(409, "access/second-step-is-on", "There is a second step already. End it to begin with another app.");
    }

    static Refusal secondStepIsOff() {
        return of(409, "access/second-step-is-off", "There is no second step.");
    }

    static Refusal forbidden(String detail) {
        return of(403, "access/forbidden", detail);
    }

    static Refusal switchedOff(Feature feature) {
        return of(
                403,
                "access/switched-off",
                "Your organisation has switched this part off (" + feature.wireName()
                        + "). Who manages the organisation can switch it on again.");
    }

    static Refusal featureInUse(Feature feature) {
        return of(
                409,
                "organisation/feature-in-use",
                "Something is under way there (" + feature.wireName() + "). Let it end, or cancel it first.");
    }

    static Refusal csrf() {
        return of(403, "access/csrf", "Send the value of the cookie insaka_csrf as X-CSRF-Token.");
    }

    static Refusal locked(Duration wait) {
        return new Refusal(
                429, "access/locked", "Too many wrong passwords. Wait before you try again.", List.of(), wait);
    }

    static Refusal tooManyRequests(Duration wait) {
        return new Refusal(429, "request/too-many", "Too many requests. Wait before you try again.", List.of(), wait);
    }

    static Refusal busy() {
        return new Refusal(
                503,
                "access/busy",
                "Too many people are signing in at once. Try again.",
                List.of(),
                Duration.ofSeconds(2));
    }

    static Refusal lastOwner() {
        return of(409, "access/last-owner", "The organisation needs an owner: make somebody else one first.");
    }

    static Refusal beyondYou() {
        return of(
                403,
                "access/beyond-you",
                "That role may do more than you may. Nobody can give, change or take what they do not have.");
    }

    static Refusal notARole() {
        return invalid("role", "is not a role here");
    }

    static Refusal unknownRole() {
        return of(404, "access/unknown-role", "There is no such role.");
    }

    static Refusal roleNameTaken() {
        return of(409, "access/role-name-taken", "There is a role of that name.");
    }

    static Refusal tooManyRoles(int most) {
        return of(409, "access/too-many-roles", "An organisation can have " + most + " roles of its own.");
    }

    /**
     * @param invitations not accepted yet
     * @param newcomers who sign in with the provider for the first time
     */
    static Refusal roleInUse(List<String> holders, int invitations, boolean newcomers) {
        List<String> who = new ArrayList<>(holders);
        if (invitations > 0) {
            who.add(invitations == 1 ? "an open invitation" : invitations + " open invitations");
        }
        if (newcomers) {
            who.add("who signs in with your provider for the first time");
        }
        return of(409, "access/role-in-use", "Give another role first to: " + String.join(", ", who) + ".");
    }

    static Refusal locksYouOut() {
        return of(
                409,
                "access/locks-you-out",
                "This is your own role: you could not manage the team any more. Confirm that you mean it.");
    }

    static Refusal emailTaken() {
        return of(409, "access/email-taken", "A teammate with this e-mail address exists.");
    }

    static Refusal permissionNeeds(Permission permission, Permission needed) {
        return new Refusal(
                422,
                "access/permission-needs",
                "Who has " + permission.wireName() + " has to have " + needed.wireName() + ", too.",
                List.of(new FieldProblem("permissions", "have to have " + needed.wireName() + ", too")),
                null);
    }

    static Refusal unknownTeammate() {
        return of(404, "access/unknown-teammate", "There is no such teammate.");
    }

    static Refusal unknownInvitation() {
        return of(404, "access/unknown-invitation", "There is no such invitation, or it has been accepted.");
    }

    /** One answer for used, run out, taken back and never made: who holds a dead link learns nothing. */
    static Refusal deadLink() {
        return of(404, "access/dead-link", "This link has been used, taken back or has run out. Ask for a new one.");
    }

    static Refusal noMail() {
        return of(409, "access/no-mail", "This server sends no mail. Ask an owner of the organisation for a link.");
    }

    static Refusal unknownSession() {
        return of(404, "access/unknown-session", "There is no such session.");
    }

    static Refusal noLogo() {
        return of(404, "organisation/no-logo", "The organisation has no logo.");
    }

    static Refusal unknownToken() {
        return of(404, "access/unknown-token", "There is no such token.");
    }

    static Refusal noProvider() {
        return of(404, "access/no-provider", "Nobody signs in with a provider here.");
    }

    /** The password was right. @param slug where their organisation signs in */
    static Refusal providerWanted(String slug) {
        return new Refusal(
                403,
                "access/provider-wanted",
                "Your organisation wants you to sign in with its provider.",
                List.of(new FieldProblem("organisation", slug)),
                null);
    }

    static Refusal staleJourney() {
        return of(
                409,
                "access/stale-sign-in",
                "This sign-in has run out, was used before, or began in another browser. Begin again.");
    }

    static Refusal logoutToken() {
        return of(400, "access/logout-token", "This does not say who has signed out, or was said before.");
    }

    static Refusal providerDenied() {
        return of(403, "access/provider-denied", "The provider did not let you in, or you went back.");
    }

    static Refusal provider(ProviderTrouble trouble) {
        return switch (trouble.kind()) {
            case UNREACHABLE ->
                of(422, "access/provider-unreachable", "The provider does not answer, or may not be called from here.");
            case ODD -> of(422, "access/provider-odd", "The provider cannot be used: " + trouble.getMessage() + ".");
            case REFUSED ->
                of(
                        422,
                        "access/provider-refused",
                        "The provider refuses this organisation's client (" + trouble.getMessage() + ").");
            case UNPROVED ->
                of(422, "access/provider-unproved", "What the provider says of you cannot be proved. Begin again.");
        };
    }

    static Refusal emailUnverified() {
        return of(403, "access/email-unverified", "The provider does not say that your e-mail address is verified.");
    }

    static Refusal otherDomain() {
        return of(403, "access/other-domain", "People with e-mail addresses of that domain do not sign in here.");
    }

    static Refusal notInvited() {
        return of(403, "access/not-invited", "You are not on this team. Ask for an invitation.");
    }

    static Refusal linkedElsewhere() {
        return of(
                403,
                "access/linked-elsewhere",
                "Somebody else of the provider signs in with this e-mail address. Ask who manages the team.");
    }

    static Refusal slugTaken() {
        return of(409, "access/slug-taken", "Another organisation has that address. Choose another.");
    }

    static Refusal tokenWanted() {
        return of(409, "access/token-wanted", "Send this with the API token that is to be exchanged.");
    }

    static Refusal scopeBeyondToken() {
        return invalid("scopes", "has one that the token does not have");
    }

    /** One answer for used, run out, ended and never made. */
    static Refusal deadRefresh() {
        return of(
                401,
                "access/dead-refresh-token",
                "This refresh token has been used or has ended. Exchange the token anew.");
    }

    static Refusal invalid(String field, String message) {
        return new Refusal(
                400,
                "request/invalid",
                "The request has values that cannot be accepted.",
                List.of(new FieldProblem(field, message)),
                null);
    }

    @Override
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
