/* DueOne.java - reads a plan through the low-level module and prints what is due of it on a day, a row a line as numbers;
 * who covers its offices; what was known of it at an earlier minute; and what a route to a service drafts.
 * Spec: spec/34-due.md, spec/36-as-of.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.libintegra.IntegraException;
import org.libintegra.swig.Native;
import org.libintegra.swig.integra_due;
import org.libintegra.swig.integra_held;
import org.libintegra.swig.integra_plan;
import org.libintegra.swig.integra_rules;
import org.libintegra.swig.integra_screened;
import org.libintegra.swig.integra_taken;
import org.libintegra.words.Motive;
import org.libintegra.words.Service;
import org.libintegra.words.Slot;
import org.libintegra.words.Tri;

public final class DueOne {
    private static final int FINDING = 64;
    private static final int COVER = 48;

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return bytes;
    }

    private static String id(ByteBuffer from) {
        return String.format("%016x%016x", from.order(ByteOrder.BIG_ENDIAN).getLong(), from.getLong());
    }

    /** Numbers and identifiers as they stand: i is a number, x an identifier of sixteen bytes. */
    private static void row(byte[] bytes, int at, String shape) {
        ByteBuffer from = ByteBuffer.wrap(bytes).position(at);
        StringBuilder line = new StringBuilder();
        for (char each : shape.toCharArray()) {
            line.append(line.length() == 0 ? "" : " ");
            line.append(each == 'x' ? id(from) : from.order(ByteOrder.nativeOrder()).getInt());
        }
        System.out.println(line);
    }

    private static void shown(integra_due due) {
        long[] count = new long[1];
        byte[] findings = null;
        try {
            Native.integra_due_findings(due, null, count);
        } catch (IntegraException tooSmall) {
            findings = new byte[(int) count[0] * FINDING];
            Native.integra_due_findings(due, findings, count);
        }
        for (int i = 0; i < count[0]; i++) {
            row(findings, i * FINDING, "iiiixiiii");
        }
        byte[] days = new byte[8 * COVER];
        Native.integra_due_cover(due, days, count);
        for (int i = 0; i < count[0]; i++) {
            row(days, i * COVER, "iixii");
        }
        try (integra_held held = new integra_held()) {
            Native.integra_due_held_at(due, 0, held);
            Native.integra_due_answer(due, Slot.SHARING_CONSENT.code, count);
            System.out.println(Native.integra_due_held_count(due) + " " + held.getSlot() + " " + held.getCode() + " " + count[0]);
        }
    }

    public static void main(String[] arguments) {
        System.load(arguments[0]);
        int day = Integer.parseInt(arguments[2]);
        long[] number = new long[1];
        long[] other = new long[1];
        try (integra_plan plan = Native.integra_plan_create(null); integra_taken taken = new integra_taken();
            integra_rules rules = Native.integra_rules_create("has-2014", null, null);
            integra_screened screened = new integra_screened()) {
            Native.integra_plan_merge(plan, bytes(arguments[1]), taken);
            screened.setDate(day);
            screened.setPps(Tri.YES.code);
            try (integra_due due = Native.integra_due_create(plan, rules, day, screened)) {
                shown(due);
            }
            Native.integra_plan_known_since(plan, 1, number);
            try (integra_plan known = Native.integra_plan_known_at(plan, number[0])) {
                System.out.println(number[0] + " " + Native.integra_plan_count(known));
            }
            try {
                Native.integra_due_create(plan, rules, Integer.MIN_VALUE, null).close();
            } catch (IntegraException refused) {
                System.out.println(refused.status + " " + refused.rule);
            }
        }
        Native.integra_due_draft(Service.ETP.code, Motive.ETP.code, number, other);
        System.out.println(number[0] + " " + other[0]);
    }
}
