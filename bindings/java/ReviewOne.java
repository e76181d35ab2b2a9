/* ReviewOne.java - makes a territory of two bodies and a meeting through the low-level module, writes it as a message,
 * reads that back and reviews it; prints the message as hex, then what was found as numbers.
 * Spec: spec/41-territory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Arrays;
import org.libintegra.IntegraException;
import org.libintegra.swig.Native;
import org.libintegra.swig.NativeConstants;
import org.libintegra.swig.integra_line;
import org.libintegra.swig.integra_question;
import org.libintegra.swig.integra_territory;
import org.libintegra.swig.integra_territory_review;
import org.libintegra.words.TerritoryTable;
import org.libintegra.words.Tier;

public final class ReviewOne {
    private static final int FINDING = 64;

    private static byte[] identifier(int number) {
        byte[] bytes = new byte[16];
        bytes[15] = (byte) number;
        return bytes;
    }

    private static int day(int year, int month, int day) {
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }

    /** The columns id and tier of two bodies, one behind the other after the mask that names them. */
    private static byte[] bodies() {
        ByteBuffer packed = ByteBuffer.allocate(4 + 2 * 16 + 2).order(ByteOrder.nativeOrder());
        packed.putInt(1 << NativeConstants.INTEGRA_COLUMN_BODY_ID | 1 << NativeConstants.INTEGRA_COLUMN_BODY_TIER);
        packed.put(identifier(2)).put(identifier(3));
        return packed.put((byte) Tier.MESO.code).put((byte) Tier.MACRO.code).array();
    }

    /** A meeting of the first body: its identifier, the place of the body, the day. */
    private static byte[] meeting() {
        ByteBuffer packed = ByteBuffer.allocate(4 + 16 + 4 + 4).order(ByteOrder.nativeOrder());
        packed.putInt(7).put(identifier(4)).putInt(0);
        return packed.putInt(day(2025, 5, 1)).array();
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(String.format("%02x", each));
        }
        return text.toString();
    }

    private static byte[] encoded(integra_territory territory) {
        long[] size = new long[1];
        try {
            Native.integra_territory_encode(territory, null, size);
        } catch (IntegraException tooSmall) {
            byte[] room = new byte[(int) size[0]];
            Native.integra_territory_encode(territory, room, size);
            return Arrays.copyOf(room, (int) size[0]);
        }
        throw new IllegalStateException("no bytes were enough");
    }

    private static void shown(integra_territory_review review) {
        long[] count = new long[1];
        byte[] findings = new byte[FINDING * 100];
        Native.integra_territory_review_findings(review, findings, count);
        try (integra_line line = new integra_line(); integra_question question = new integra_question()) {
            Native.integra_territory_review_line(review, NativeConstants.INTEGRA_LINE_LEVEL_MESO, line);
            Native.integra_territory_review_question_at(review, 0, question);
            System.out.println(count[0] + " " + Native.integra_territory_review_question_count(review) + " "
                + line.getComputed() + " " + line.getSince() + " " + question.getTable() + " " + question.getScore());
        }
    }

    public static void main(String[] arguments) {
        System.load(arguments[0]);
        try (integra_territory territory = Native.integra_territory_create(identifier(1))) {
            Native.integra_territory_apply(territory, TerritoryTable.BODY.code, bodies(), 2);
            Native.integra_territory_apply(territory, TerritoryTable.MEETING.code, meeting(), 1);
            Native.integra_territory_claim(territory, TerritoryTable.PILOTE.code, Integer.MIN_VALUE, Integer.MIN_VALUE);
            byte[] message = encoded(territory);
            System.out.println(hex(message));
            try (integra_territory read = Native.integra_territory_decode(message);
                integra_territory_review review = Native.integra_territory_review_create(read, null, day(2025, 6, 1))) {
                shown(review);
            }
            try {
                Native.integra_territory_apply(territory, TerritoryTable.MEETING.code, new byte[] { 7, 0, 0, 0, 1 }, 1);
            } catch (IntegraException refused) {
                System.out.println(refused.status + " "
                    + Native.integra_territory_count(territory, TerritoryTable.MEETING.code));
            }
        }
    }
}
