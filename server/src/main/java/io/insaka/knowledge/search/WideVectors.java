package io.insaka.knowledge.search;

import java.io.IOException;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.KnnVectorsReader;
import org.apache.lucene.codecs.KnnVectorsWriter;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.index.SegmentReadState;
import org.apache.lucene.index.SegmentWriteState;

/** Lucene's own format, without its bound of 1,024 dimensions: well-known models make 1,536 and 3,072. */
final class WideVectors extends FilterCodec {
    private static final int MOST_DIMENSIONS = 4096;

    private final KnnVectorsFormat vectors;

    WideVectors() {
        this(new Lucene104Codec());
    }

    private WideVectors(Lucene104Codec lucene) {
        super(lucene.getName(), lucene);
        var wide = new Wide(((PerFieldKnnVectorsFormat) lucene.knnVectorsFormat()).getKnnVectorsFormatForField(""));
        this.vectors = new PerFieldKnnVectorsFormat() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return wide;
            }
        };
    }

    @Override
    public KnnVectorsFormat knnVectorsFormat() {
        return vectors;
    }

    private static final class Wide extends KnnVectorsFormat {
        private final KnnVectorsFormat usual;

        Wide(KnnVectorsFormat usual) {
            super(usual.getName());
            this.usual = usual;
        }

        @Override
        public KnnVectorsWriter fieldsWriter(SegmentWriteState state) throws IOException {
            return usual.fieldsWriter(state);
        }

        @Override
        public KnnVectorsReader fieldsReader(SegmentReadState state) throws IOException {
            return usual.fieldsReader(state);
        }

        @Override
        public int getMaxDimensions(String field) {
            return MOST_DIMENSIONS;
        }
    }
}
