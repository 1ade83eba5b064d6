package io.insaka.sandbox.llm.play;

/**
 * A text as a vector of length 1: its words and their three-letter pieces, hashed. Texts that share words, or forms of
 * the same words, are near; the same text is the same vector in every run.
 */
public final class Vectors {
    private static final float A_WORD = 1f;
    private static final float A_PIECE = 0.35f;
    private static final int PIECE = 3;

    private Vectors() {}

    public static float[] of(String text, int dimensions) {
        float[] vector = new float[dimensions];
        var words = Words.of(text);
        for (String word : words.isEmpty() ? Words.all(text).toList() : words) {
            add(vector, word, A_WORD);
            String padded = "_" + word + "_";
            for (int at = 0; at + PIECE <= padded.length(); at++) {
                add(vector, padded.substring(at, at + PIECE), A_PIECE);
            }
        }
        return normalised(vector);
    }

    private static void add(float[] vector, String piece, float weight) {
        int hash = piece.hashCode() * 0x9E3779B9;
        int place = Math.floorMod(hash ^ hash >>> 15, vector.length);
        vector[place] += (hash & 1 << 20) == 0 ? weight : -weight;
    }

    private static float[] normalised(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        if (square == 0) {
            vector[0] = 1;
            return vector;
        }
        float length = (float) Math.sqrt(square);
        for (int at = 0; at < vector.length; at++) {
            vector[at] /= length;
        }
        return vector;
    }
}
