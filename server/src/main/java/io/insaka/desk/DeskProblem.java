package io.insaka.desk;

import io.insaka.platform.Problem;
import java.util.List;

public final class DeskProblem extends Problem {
    private DeskProblem(int status, String code, String detail) {
        super(status, code, detail);
    }

    private DeskProblem(int status, String code, String detail, List<FieldProblem> errors) {
        super(status, code, detail, errors);
    }

    public static DeskProblem unknownConversation() {
        return new DeskProblem(404, "conversations/unknown", "There is no such conversation.");
    }

    static DeskProblem unknownContact() {
        return new DeskProblem(404, "contacts/unknown", "There is no such contact.");
    }

    static DeskProblem unknownNote() {
        return new DeskProblem(404, "contacts/unknown-note", "There is no such note.");
    }

    static DeskProblem held(String by) {
        return new DeskProblem(409, "conversations/held", by + " holds this conversation.");
    }

    static DeskProblem messagesScheduled() {
        return new DeskProblem(
                409,
                "conversations/messages-scheduled",
                "Messages of this conversation wait to be sent. Send or cancel them first.");
    }

    static DeskProblem incomplete(List<BeforeResolving.Missing> missing) {
        return new DeskProblem(
                422,
                "conversations/incomplete",
                "Something has to be filled in before this conversation is resolved.",
                missing.stream()
                        .map(one -> new FieldProblem(one.field(), one.words()))
                        .toList());
    }

    static DeskProblem windowClosed() {
        return new DeskProblem(
                422,
                "conversations/window-closed",
                "The provider allows free text only for a while after the contact's last message. Send a template.");
    }

    static DeskProblem windowClosedForAll() {
        return new DeskProblem(
                422,
                "conversations/window-over",
                "The provider allows messages only for a while after the contact's last one. They have to write first.");
    }

    public static DeskProblem forbidden() {
        return new DeskProblem(403, "access/forbidden", "Your role does not allow this.");
    }

    public static DeskProblem unknownTeammate() {
        return new DeskProblem(422, "conversations/unknown-assignee", "Nobody who answers customers has this id.");
    }

    public static DeskProblem unknownTask() {
        return new DeskProblem(404, "tasks/unknown", "There is no such task.");
    }

    static DeskProblem unknownLabel() {
        return new DeskProblem(404, "labels/unknown", "There is no such label.");
    }

    public static DeskProblem unknownTeam() {
        return new DeskProblem(404, "teams/unknown", "There is no such team.");
    }

    public static DeskProblem teamTaken() {
        return new DeskProblem(409, "teams/taken", "There is a team of this name.");
    }

    public static DeskProblem tooManyTeams() {
        return new DeskProblem(409, "teams/too-many", "An organisation has at most 100 teams.");
    }

    static DeskProblem labelTaken() {
        return new DeskProblem(409, "labels/taken", "There is a label of this name.");
    }

    static DeskProblem tooManyLabels() {
        return new DeskProblem(409, "labels/too-many", "An organisation has at most 200 labels.");
    }

    static DeskProblem unknownView() {
        return new DeskProblem(404, "views/unknown", "There is no such view.");
    }

    static DeskProblem tooManyViews() {
        return new DeskProblem(409, "views/too-many", "A teammate keeps at most 50 views.");
    }

    public static DeskProblem unknownCannedReply() {
        return new DeskProblem(404, "canned-replies/unknown", "There is no such canned reply.");
    }

    static DeskProblem shortcutTaken() {
        return new DeskProblem(409, "canned-replies/taken", "There is a canned reply with this shortcut.");
    }

    static DeskProblem tooManyCannedReplies() {
        return new DeskProblem(409, "canned-replies/too-many", "There are at most 500 canned replies.");
    }

    public static DeskProblem unknownMacro() {
        return new DeskProblem(404, "macros/unknown", "There is no such macro.");
    }

    public static DeskProblem macroTaken() {
        return new DeskProblem(409, "macros/taken", "There is a macro of this name.");
    }

    public static DeskProblem tooManyMacros() {
        return new DeskProblem(409, "macros/too-many", "There are at most 200 macros.");
    }

    public static DeskProblem noTeammate() {
        return new DeskProblem(404, "access/unknown-teammate", "There is no such teammate.");
    }

    public static DeskProblem macroOver() {
        return new DeskProblem(409, "macros/too-late", "It is too late to take this back.");
    }

    public static DeskProblem macroChanged() {
        return new DeskProblem(
                409, "macros/changed", "Somebody changed these values meanwhile, so they stay as they are.");
    }

    static DeskProblem unknownScheduled() {
        return new DeskProblem(404, "scheduled/unknown", "There is no such message, or it has just been sent.");
    }

    static DeskProblem tooManyScheduled() {
        return new DeskProblem(409, "scheduled/too-many", "At most 20 messages of a conversation wait to be sent.");
    }

    static DeskProblem authorLeft() {
        return new DeskProblem(422, "scheduled/author-left", "Whoever wrote it no longer answers customers.");
    }

    public static DeskProblem reasonWanted() {
        return new DeskProblem(
                409,
                "consents/reason-wanted",
                "The customer's own last word was no. Say why a yes is to be believed all the same.");
    }

    static DeskProblem optedOut() {
        return new DeskProblem(422, "conversations/opted-out", "The customer asked for no more messages.");
    }

    static DeskProblem wantsNoMessages() {
        return new DeskProblem(
                422, "contacts/opted-out", "The contact wants no messages: nobody writes to them first.");
    }

    static DeskProblem anothersAddress() {
        return new DeskProblem(
                409,
                "contacts/address-of-another",
                "This address belongs to another contact. Merge the two first, if they are one person.");
    }

    static DeskProblem keyReused() {
        return new DeskProblem(
                409,
                "request/idempotency-key-reused",
                "This Idempotency-Key was used with another request. Take a new key.");
    }

    public static DeskProblem invalid(String field, String message) {
        return new DeskProblem(
                422,
                "request/invalid",
                "The request has a field that cannot be used.",
                List.of(new FieldProblem(field, message)));
    }
}
