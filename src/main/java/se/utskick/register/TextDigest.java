package se.utskick.register;

/**
 * 64 bits of a text, to tell whether two records for one number say the same without keeping either. Two differing records would pass for
 * equal once in 2^64 pairs.
 */
final class TextDigest {

    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private TextDigest() {}

    /** The digest so far with one more text, whose end counts too. */
    static long add(long digest, String text) {
        long sum = digest;
        for (int i = 0; i < text.length(); i++) {
            sum = (sum ^ text.charAt(i)) * MULTIPLIER;
            sum ^= sum >>> 29;
        }
        sum = (sum ^ 0x1F0000L) * MULTIPLIER;
        return sum ^ sum >>> 32;
    }

    static long of(PersonRecord.StatedRelation relation) {
        long digest = add(1, relation.kind());
        digest = add(digest, relation.related() == null ? "" : relation.related());
        digest = add(digest, relation.from());
        return add(digest, relation.to());
    }
}
