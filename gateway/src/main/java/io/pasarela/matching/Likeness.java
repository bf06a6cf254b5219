package io.pasarela.matching;

import io.pasarela.matching.Sign.NumberDigitMore;
import io.pasarela.matching.Sign.NumberDigitOff;
import io.pasarela.matching.Sign.NumberEqual;
import io.pasarela.matching.Sign.NumberOther;
import io.pasarela.matching.Sign.NumberPart;
import io.pasarela.matching.Sign.NumberSwapped;
import io.pasarela.matching.Sign.NumberZeros;
import java.util.LinkedHashSet;
import java.util.Set;

/** How people mistype numbers: which are alike, and all that are like a given one. */
public final class Likeness {

    /** Shorter pieces of a number are found in many. */
    private static final int PART_MIN = 6;
    private static final int ENDS_MAX = 4;
    private static final int ZEROS_MAX = 3;
    private static final int DIGITS_MAX = 40;

    private Likeness() {}

    /** What became of the bank's number in the payer's hands. */
    public static Sign of(String claimed, String real) {
        if (claimed.equals(real)) return new NumberEqual();
        if (withoutZeros(claimed).equals(withoutZeros(real))) {
            return new NumberZeros(Math.abs(claimed.length() - real.length()));
        }
        if (claimed.length() == real.length()) return ofEqualLength(claimed, real);
        String longer = claimed.length() > real.length() ? claimed : real;
        String shorter = claimed.length() > real.length() ? real : claimed;
        if (shorter.length() >= PART_MIN
                && (longer.startsWith(shorter) || longer.endsWith(shorter))) {
            return new NumberPart(longer.length() - shorter.length());
        }
        int place = firstDifference(longer, shorter);
        boolean oneMore = longer.length() == shorter.length() + 1
                && longer.substring(place + 1).equals(shorter.substring(place));
        return oneMore ? new NumberDigitMore(place + 1) : new NumberOther();
    }

    private static Sign ofEqualLength(String claimed, String real) {
        int place = firstDifference(claimed, real);
        int next = place + 1;
        if (claimed.substring(next).equals(real.substring(next))) return new NumberDigitOff(next);
        boolean swapped = claimed.charAt(place) == real.charAt(next)
                && claimed.charAt(next) == real.charAt(place)
                && claimed.substring(next + 1).equals(real.substring(next + 1));
        return swapped ? new NumberSwapped(next) : new NumberOther();
    }

    private static int firstDifference(String one, String other) {
        int place = 0;
        int end = Math.min(one.length(), other.length());
        while (place < end && one.charAt(place) == other.charAt(place)) place++;
        return place;
    }

    private static String withoutZeros(String number) {
        int zeros = 0;
        while (zeros < number.length() - 1 && number.charAt(zeros) == '0') zeros++;
        return number.substring(zeros);
    }

    /**
     * The number itself and those that one slip makes of it, to be looked up; some hundreds. A
     * number of which only an end is known has too many to list.
     */
    public static Set<String> around(String number) {
        var around = new LinkedHashSet<String>();
        around.add(number);
        if (number.length() > DIGITS_MAX || !isDigits(number)) return around;
        zeros(number, around);
        ends(number, around);
        for (int i = 0; i < number.length(); i++) {
            String before = number.substring(0, i);
            String after = number.substring(i + 1);
            add(before + after, around);
            if (i + 1 < number.length()) {
                add(before + number.charAt(i + 1) + number.charAt(i) + number.substring(i + 2),
                        around);
            }
            for (char digit = '0'; digit <= '9'; digit++) {
                add(before + digit + after, around);
                add(before + digit + number.substring(i), around);
            }
        }
        for (char digit = '0'; digit <= '9'; digit++) add(number + digit, around);
        return around;
    }

    private static boolean isDigits(String number) {
        return number.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void zeros(String number, Set<String> around) {
        String bare = withoutZeros(number);
        for (int zeros = 0; zeros <= number.length() - bare.length() + ZEROS_MAX; zeros++) {
            add("0".repeat(zeros) + bare, around);
        }
    }

    private static void ends(String number, Set<String> around) {
        for (int cut = 1; cut <= ENDS_MAX && number.length() - cut >= PART_MIN; cut++) {
            add(number.substring(cut), around);
            add(number.substring(0, number.length() - cut), around);
        }
    }

    private static void add(String number, Set<String> around) {
        if (!number.isEmpty()) around.add(number);
    }
}
