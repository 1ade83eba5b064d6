package io.insaka.knowledge.search;

class LuceneIndexTest extends PassageIndexContract {
    @Override
    PassageIndex fresh() {
        return new LuceneIndex();
    }

    @Override
    PassageIndex elsewhere(PassageIndex index) {
        return index;
    }
}
