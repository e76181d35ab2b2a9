/* OrientOne.java - answers one demand through the low-level module by has-2014 and by a protocol made here, and asks a
 * directory who serves it; prints messages as hex and what was found as numbers.
 * Spec: spec/20-orientation.md, spec/21-protocol.md, spec/22-directory.md.  Layer: bindings.
 * SPDX-License-Identifier: Apache-2.0
 */
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.libintegra.IntegraException;
import org.libintegra.swig.Native;
import org.libintegra.swig.NativeConstants;
import org.libintegra.swig.integra_choice;
import org.libintegra.swig.integra_contact;
import org.libintegra.swig.integra_demand;
import org.libintegra.swig.integra_directory;
import org.libintegra.swig.integra_failure;
import org.libintegra.swig.integra_offer;
import org.libintegra.swig.integra_orientation;
import org.libintegra.swig.integra_protocol;
import org.libintegra.swig.integra_row;
import org.libintegra.swig.integra_rules;
import org.libintegra.words.Channel;
import org.libintegra.words.Door;
import org.libintegra.words.Language;
import org.libintegra.words.Level;
import org.libintegra.words.Motive;
import org.libintegra.words.MtState;
import org.libintegra.words.Part;
import org.libintegra.words.ProtocolOrigin;
import org.libintegra.words.Requester;
import org.libintegra.words.Service;
import org.libintegra.words.Tri;

public final class OrientOne {
    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] identifier(int number) {
        byte[] bytes = new byte[16];
        bytes[15] = (byte) number;
        return bytes;
    }

    private static void fill(integra_demand demand, integra_contact contact) {
        demand.setId(identifier(7));
        demand.setDate((int) LocalDate.of(2025, 6, 2).toEpochDay());
        demand.setMotives(Motive.ETP.bit);
        demand.setRequester((short) Requester.HEALTH.code);
        demand.setMt((short) MtState.INFORMED.code);
        demand.setSharing_consent((short) Tri.YES.code);
        demand.setCommune(Arrays.copyOf(ascii("75101"), 8));
        contact.setDoor(Door.CLIC.code);
        contact.setChannel(Channel.PHONE.code);
    }

    /** A protocol of one row, which is no protocol yet: how many failures, and the first law and motive. */
    private static void prove(integra_protocol protocol, integra_row row, integra_failure failure) {
        long motives = 0;
        for (Motive motive : Motive.values()) {
            motives |= motive.bit;
        }
        row.setMotives(motives);
        long[] rule = new long[1];
        Native.integra_rule_find("ORI-5", rule);
        row.setRule(rule[0]);
        row.setCall_count((short) 1);
        byte[] services = new byte[NativeConstants.INTEGRA_CALL_ROOM];
        services[0] = (byte) Service.INFORMATION.code;
        row.setServices(services);
        byte[] within = new byte[2 * NativeConstants.INTEGRA_CALL_ROOM];
        Arrays.fill(within, (byte) 0xff); // -1 each: with the first answer
        row.setWithin(within);
        row.set_text(0, ascii("all"));
        Native.integra_protocol_apply(protocol, row);
        ScreenOne.print((room, size) -> Native.integra_protocol_encode(protocol, room, size));
        long[] count = new long[1];
        Native.integra_protocol_prove_within(protocol, 0, count);
        Native.integra_protocol_failure_at(protocol, 0, failure);
        System.out.println(count[0] + " " + failure.getLaw() + " " + failure.getSubject());
        ScreenOne.print((room, size) -> Native.integra_failure_sentence(protocol, failure, Language.EN.code, room, size));
    }

    /** The receipt of a demand by a built-in protocol, replayed where that one alone is accepted, and where none is. */
    private static void replay(integra_rules rules, integra_protocol builtin, integra_demand demand) {
        byte[] receipt = ScreenOne.print(
                (room, size) -> Native.integra_orientation_receipt(rules, builtin, demand, room, size));
        byte[] accepted = new byte[32];
        Native.integra_protocol_digest(builtin, Part.WHOLE.code, accepted);
        try (integra_orientation made = new integra_orientation()) {
            long[] origin = new long[1];
            Native.integra_orientation_replay(receipt, accepted, made, origin);
            System.out.println(made.getRoute_count() + " " + (origin[0] == ProtocolOrigin.BUILT_IN.code));
            accepted[0] ^= 1;
            Native.integra_orientation_replay(receipt, accepted, made, origin);
        } catch (IntegraException refused) {
            System.out.println(refused.status + " " + refused.rule + " " + refused.fault);
        }
    }

    /** One offer of what the demand asks, in Paris. */
    private static void serve(integra_directory directory, integra_offer offer, integra_demand demand) {
        offer.setId(identifier(1));
        offer.setStructure(identifier(2));
        offer.setServices(Service.ETP.bit);
        offer.setLevel(Level.TERRITORY.code);
        offer.setCapacity(3);
        offer.set_areas(ascii("13 75"));
        Native.integra_directory_apply(directory, offer);
        ScreenOne.print((room, size) -> Native.integra_directory_encode(directory, room, size));
        try (integra_choice choice = new integra_choice()) {
            Native.integra_directory_choose(directory, demand, Service.ETP.code, choice);
            System.out.println(choice.getOffer() + " " + choice.getStructure()[15] + " " + choice.getCheck_first());
        }
    }

    public static void main(String[] arguments) {
        System.load(arguments[0]);
        try (integra_rules rules = Native.integra_rules_create("has-2014", null, null);
                integra_protocol builtin = Native.integra_protocol_create("has-2014");
                integra_protocol draft = Native.integra_protocol_draft(ascii("mine"), Integer.MIN_VALUE);
                integra_directory directory = Native.integra_directory_create();
                integra_demand demand = new integra_demand();
                integra_contact contact = new integra_contact();
                integra_orientation orientation = new integra_orientation();
                integra_row row = new integra_row();
                integra_failure failure = new integra_failure();
                integra_offer offer = new integra_offer()) {
            fill(demand, contact);
            ScreenOne.print((room, size) -> Native.integra_demand_encode(demand, contact, room, size));
            Native.integra_orientation_evaluate(rules, builtin, demand, orientation);
            ScreenOne.print((room, size) -> Native.integra_orientation_encode(orientation, room, size));
            replay(rules, builtin, demand);
            byte[] digest = new byte[32];
            Native.integra_protocol_digest(builtin, Part.IMPOSED.code, digest);
            ScreenOne.show(digest);
            prove(draft, row, failure);
            serve(directory, offer, demand);
            Native.integra_orientation_evaluate(rules, draft, demand, orientation); // not proved
        } catch (IntegraException refused) {
            System.out.println(refused.status + " " + refused.rule + " " + refused.fault);
            System.out.println(refused.getMessage());
            new PrintStream(System.out, true, StandardCharsets.UTF_8).println(refused.sentence(Language.FR));
        }
    }
}
