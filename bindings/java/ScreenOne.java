/* ScreenOne.java - screens the person of the NDJSON form's example through the low-level module, and prints the
 * messages as hex: facts, then outcome, then receipt, two sentences, and what a body is called under the pack.
 * Spec: spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.libintegra.IntegraException;
import org.libintegra.swig.Native;
import org.libintegra.swig.NativeConstants;
import org.libintegra.swig.integra_answers;
import org.libintegra.swig.integra_facts;
import org.libintegra.swig.integra_reason;
import org.libintegra.swig.integra_rules;
import org.libintegra.swig.integra_screening;
import org.libintegra.words.Fact;
import org.libintegra.words.Group;
import org.libintegra.words.Language;
import org.libintegra.words.Question;
import org.libintegra.words.Tier;
import org.libintegra.words.Tri;

public final class ScreenOne {
    private static final byte NO = (byte) Tri.NO.code;
    private static final byte YES = (byte) Tri.YES.code;
    private static final int DAY = day(2025, 6, 1);
    /** The step of an explanation that reads how many medicines there are; the bytes of a finding. */
    private static final int MEDICINES = 5;
    private static final int FINDING_SIZE = 64;

    interface Encoder {
        void encode(byte[] room, long[] size);
    }

    private static int day(int year, int month, int dayOfMonth) {
        return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
    }

    /** Asks for the size, then for the bytes; prints them. */
    static byte[] print(Encoder encoder) {
        long[] size = new long[1];
        try {
            encoder.encode(null, size);
        } catch (IntegraException tooSmall) {
            if (tooSmall.status != NativeConstants.INTEGRA_ERR_CAPACITY) {
                throw tooSmall;
            }
        }
        byte[] room = new byte[(int) size[0]];
        encoder.encode(room, size);
        show(room);
        return room;
    }

    static void show(byte[] bytes) {
        StringBuilder hex = new StringBuilder();
        for (byte one : bytes) {
            hex.append(String.format("%02x", one));
        }
        System.out.println(hex);
    }

    private static void fill(integra_answers answers, integra_facts facts, byte[] person) {
        byte[] questions = new byte[Question.values().length];
        questions[Question.MOBILITY.code] = NO;
        questions[Question.SOCIO_ECONOMIC.code] = YES;
        answers.setPerson(person);
        answers.setDate(DAY);
        answers.setQuestions(questions);

        byte[] values = new byte[NativeConstants.INTEGRA_FACT_ROOM];
        Arrays.fill(values, 0, Fact.values().length, NO);
        values[Fact.SEVERE_RENAL_FAILURE.code] = 0;
        values[Fact.RESTRICTED_MOBILITY.code] = YES;
        ByteBuffer counts = ByteBuffer.allocate(4 * NativeConstants.INTEGRA_COUNT_ROOM).order(ByteOrder.nativeOrder());
        counts.putInt(2).putInt(9).putInt(2);
        ByteBuffer stays = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(day(2025, 1, 2));
        facts.setPerson(person);
        facts.setDate(DAY);
        facts.set_admissions(stays.array(), new byte[] {YES});
        facts.setAdmissions_known_from(day(2020, 1, 1));
        facts.setAdmissions_known_to(DAY);
        facts.setCounts(counts.array());
        facts.setComplete(new byte[] {0, 1, 0, 0});
        facts.setValues(values);
    }

    /** A step of the explanation and the first finding, each as it says itself in French, and the table of the macro level. */
    private static void say(
            integra_rules rules, integra_answers answers, integra_facts facts, integra_screening screening) {
        try (integra_reason reason = new integra_reason()) {
            Native.integra_screening_explain(rules, answers, facts, MEDICINES, reason);
            print((room, size) -> Native.integra_reason_sentence(reason, Language.FR.code, room, size));
        }
        byte[] findings = new byte[2 * FINDING_SIZE];
        Native.integra_screening_review(screening, findings, new long[1]);
        byte[] finding = Arrays.copyOf(findings, FINDING_SIZE);
        print((room, size) -> Native.integra_finding_text(finding, Language.FR.code, room, size));
        String table = Native.integra_rules_label(rules, Group.TIER.code, Tier.MACRO.code, Language.FR.code);
        show(table.getBytes(StandardCharsets.UTF_8));
    }

    public static void main(String[] arguments) {
        System.load(arguments[0]);
        byte[] person = new byte[16];
        for (int i = 0; i < person.length; i++) {
            person[i] = (byte) Integer.parseInt(arguments[1].substring(2 * i, 2 * i + 2), 16);
        }
        try (integra_rules rules = Native.integra_rules_create("has-2014", null, null);
                integra_answers answers = new integra_answers();
                integra_facts facts = new integra_facts();
                integra_screening screening = new integra_screening()) {
            fill(answers, facts, person);
            byte[] message = print((room, size) -> Native.integra_facts_encode(facts, answers, room, size));
            Native.integra_screening_evaluate(rules, answers, facts, screening);
            print((room, size) -> Native.integra_screening_encode(screening, room, size));
            print((room, size) -> Native.integra_receipt_encode(rules, answers, facts, room, size));
            say(rules, answers, facts, screening);
            message[0] = 0;
            Native.integra_answers_decode(message, answers);
        } catch (IntegraException refused) {
            System.out.println(refused.status + " " + refused.rule + " " + refused.offset);
        }
    }
}
