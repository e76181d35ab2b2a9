/* TallyOne.java - makes a tally of two people's stays out of two pieces through the low-level module, writes it as a
 * message, reads that back and makes the figure of it; prints messages and identifiers as hex, then numbers.
 * Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.libintegra.IntegraException;
import org.libintegra.swig.Native;
import org.libintegra.swig.NativeConstants;
import org.libintegra.swig.integra_figure;
import org.libintegra.swig.integra_tally;
import org.libintegra.swig.integra_tally_subject;
import org.libintegra.words.Counting;
import org.libintegra.words.Indicator;
import org.libintegra.words.Tri;

public final class TallyOne {
    private static final int ROOM = 4096;

    private static byte[] identifier(int number) {
        byte[] bytes = new byte[16];
        bytes[15] = (byte) number;
        return bytes;
    }

    private static int day(int year, int month, int day) {
        return (int) LocalDate.of(year, month, day).toEpochDay();
    }

    /** Stays of one person born on 1 January 1940: every column but the age, one behind the other after the mask. */
    private static byte[] stays(int person, int... days) {
        int count = days.length / 2;
        ByteBuffer packed = ByteBuffer.allocate(4 + count * 30).order(ByteOrder.nativeOrder());
        packed.putInt((1 << NativeConstants.INTEGRA_STAYS_AGE_AT_ADMISSION) - 1);
        for (int row = 0; row < count; row++) {
            packed.put(identifier(person));
        }
        for (int column = 0; column < 2; column++) {
            for (int row = 0; row < count; row++) {
                packed.putInt(days[2 * row + column]);
            }
        }
        for (int cell = 0; cell < 2 * count; cell++) {
            packed.put((byte) Tri.YES.code);
        }
        for (int row = 0; row < count; row++) {
            packed.putInt(day(1940, 1, 1));
        }
        return packed.array();
    }

    private static String hex(byte[] bytes, long size) {
        StringBuilder text = new StringBuilder();
        for (byte each : Arrays.copyOf(bytes, (int) size)) {
            text.append(String.format("%02x", each));
        }
        return text.toString();
    }

    private static void shown(integra_tally tally) {
        byte[] room = new byte[ROOM];
        long[] size = new long[1];
        try (integra_figure figure = new integra_figure()) {
            Native.integra_tally_figure(tally, null, figure);
            Native.integra_figure_encode(figure, room, size);
            System.out.println(hex(room, size[0]));
            System.out.println(figure.getNumerator() + " " + figure.getDenominator() + " " + figure.getValue() + " "
                + (figure.getInterval_lowest() == Long.MIN_VALUE));
        }
        Native.integra_tally_identifiers(tally, null, Counting.CERTAIN.code, room, size);
        System.out.println(hex(room, 16 * size[0]));
    }

    /** What three texts name: an integer, nobody, a UUID. */
    private static void named() {
        byte[] texts = "4200000000-0000-0000-0000-00000000002A".getBytes(StandardCharsets.UTF_8);
        byte[] offsets = ByteBuffer.allocate(16).order(ByteOrder.nativeOrder()).putInt(0).putInt(2).putInt(2)
            .putInt(texts.length).array();
        byte[] room = new byte[48];
        long[] size = new long[1];
        Native.integra_ids_of_texts(texts, offsets, 4, room, size);
        System.out.println(hex(room, size[0]));
    }

    /** What three numbers name, the second missing; how many were worked out, then that the first is known; and parts. */
    private static void numbered() {
        byte[] numbers = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder()).putLong(42).putLong(7).putLong(-1).array();
        byte[] known = new byte[8 * 24];
        byte[] more = new byte[16 * 24];
        byte[] ids = new byte[48];
        byte[] parts = new byte[3];
        long[] made = new long[1];
        Native.integra_ids_of_numbers(numbers, new byte[] {0, 1, 0}, 1, known, ids, made);
        System.out.println(hex(ids, ids.length) + " " + made[0]);
        Native.integra_numbers_known(known, more);
        Native.integra_ids_of_numbers(numbers, new byte[0], 1, more, ids, made);
        Native.integra_id_parts(ids, 64, parts);
        System.out.println(hex(parts, parts.length) + " " + made[0]);
    }

    public static void main(String[] arguments) {
        System.load(arguments[0]);
        try (integra_tally_subject subject = new integra_tally_subject()) {
            subject.setIndicator(Indicator.B3.code);
            subject.setAt(day(2024, 1, 1));
            subject.setParts(1);
            subject.setHeld(1);
            try (integra_tally tally = Native.integra_tally_create(subject, null);
                integra_tally other = Native.integra_tally_create(subject, null)) {
                byte[] room = new byte[ROOM];
                long[] size = new long[1];
                Native.integra_tally_add(other, stays(1, day(2023, 11, 20), Integer.MAX_VALUE,
                    day(2023, 11, 1), day(2023, 11, 10), day(2023, 11, 1), day(2023, 11, 10)), 3);
                Native.integra_tally_add(tally, stays(2, day(2023, 2, 1), day(2023, 2, 5), day(2023, 2, 10),
                    day(2023, 2, 12)), 2);
                Native.integra_tally_merge(tally, other);
                Native.integra_tally_count(tally, size);
                System.out.println(size[0]);
                Native.integra_tally_encode(tally, room, size);
                byte[] message = Arrays.copyOf(room, (int) size[0]);
                System.out.println(hex(message, message.length));
                try (integra_tally read = Native.integra_tally_decode(message)) {
                    shown(read);
                }
                try {
                    Native.integra_tally_add(tally, stays(0, 0, 1), 1);
                } catch (IntegraException refused) {
                    System.out.println(refused.status + " " + refused.index);
                }
            }
        }
        named();
        numbered();
    }
}
