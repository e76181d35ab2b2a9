/* ViewOne.java - takes in the message of a plan, given as hex, and shows it to a viewer through the low-level module; prints
 * the message of the view as hex, which viewer a member is, and what is refused.
 * Spec: spec/35-views.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.libintegra.IntegraException;
import org.libintegra.swig.Native;
import org.libintegra.swig.integra_plan;
import org.libintegra.swig.integra_taken;
import org.libintegra.words.ViewGroup;
import org.libintegra.words.Viewer;

public final class ViewOne {
    private static final int ROOM = 1 << 16;

    private static byte[] bytes(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) Integer.parseInt(hex.substring(2 * at, 2 * at + 2), 16);
        }
        return bytes;
    }

    public static void main(String[] arguments) {
        System.load(arguments[0]);
        byte[] plan = bytes(arguments[1]);
        byte[] reference = "P-17 é".getBytes(StandardCharsets.UTF_8);
        byte[] room = new byte[ROOM];
        long[] size = new long[1];
        long[] viewer = new long[1];
        try (integra_plan taker = Native.integra_plan_create(null); integra_taken taken = new integra_taken()) {
            Native.integra_plan_merge(taker, plan, taken);
            Native.integra_view_encode(taker, Viewer.HOME_SERVICES.code, reference, room, size);
            StringBuilder text = new StringBuilder();
            for (byte each : Arrays.copyOf(room, (int) size[0])) {
                text.append(String.format("%02x", each));
            }
            System.out.println(text);
            Native.integra_view_viewer(taker, bytes(arguments[2]), viewer);
            System.out.println(viewer[0] + " " + Native.integra_view_shows(Viewer.CARER.code, ViewGroup.NEEDS.code) + " "
                + Native.integra_view_shows(Viewer.MT.code, ViewGroup.NEEDS.code));
            try {
                Native.integra_view_encode(taker, 99, reference, room, size);
            } catch (IntegraException refused) {
                System.out.println(refused.status + " " + refused.index);
            }
        }
    }
}
