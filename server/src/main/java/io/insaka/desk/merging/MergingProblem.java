package io.insaka.desk.merging;

import io.insaka.platform.Problem;

final class MergingProblem extends Problem {
    private MergingProblem(String code, String detail) {
        super(409, code, detail);
    }

    static MergingProblem intoItself() {
        return new MergingProblem("conversations/merge-into-itself", "A conversation is not merged into itself.");
    }

    static MergingProblem alreadyMerged() {
        return new MergingProblem(
                "conversations/already-merged", "This conversation has been merged into another already.");
    }

    static MergingProblem mergedElsewhere() {
        return new MergingProblem(
                "conversations/merged-elsewhere",
                "The other conversation has itself been merged. Merge into the one in which it goes on.");
    }

    static MergingProblem holdsOthers() {
        return new MergingProblem(
                "conversations/holds-merged",
                "Others have been merged into this conversation. Take them out first, or merge the other way round.");
    }

    static MergingProblem tooMany() {
        return new MergingProblem("conversations/too-many-merged", "At most 20 conversations are merged into one.");
    }

    static MergingProblem differentCustomers() {
        return new MergingProblem(
                "conversations/different-customers",
                "The two conversations are with different customers. Confirm that they are to stand together.");
    }

    static MergingProblem notMerged() {
        return new MergingProblem("conversations/not-merged", "This conversation is not merged into another.");
    }
}
