/* EachCall.java - calls every public call of org.libintegra.swig with what nobody should give; a line for each that
 * should not be, the name of each call before it is made, so that a crash has a name. Run by test_java_given.py.
 * Spec: spec/00-conventions.md, "Errors".  Layer: tests.  SPDX-License-Identifier: Apache-2.0
 */
import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;

import org.libintegra.IntegraException;
import org.libintegra.swig.*;

public final class EachCall {
    private static final String PACKAGE = "org.libintegra.swig.";
    private static final int NULL_ARGUMENT = 101;
    private static final int[] LENGTHS = {64, 32, 16, 0};
    private static final long[] WILD = {-1, 1L << 8, 1L << 16, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 32) - 1};
    /** Objects, names and given arrays that may be null, by their place. */
    private static final Set<String> OPTIONAL = Set.of("integra_screening_evaluate 1", "integra_screening_evaluate 2",
            "integra_screening_explain 1", "integra_screening_explain 2", "integra_facts_encode 1",
            "integra_receipt_encode 1", "integra_receipt_encode 2",
            "integra_demand_encode 1", "integra_demand_review 2", "integra_plan_create 0", "integra_plan_check 1",
            "integra_plan_event_at 2", "integra_plan_event_at 3",
            "integra_due_create 1", "integra_due_create 3", "integra_tally_create 1", "integra_tally_figure 1",
            "integra_tally_identifiers 1", "integra_territory_review_create 1", "integra_territory_rise 1", "integra_rules_create 1",
            "integra_rules_create 2");

    private EachCall() {
    }

    private static integra_tally tally() {
        try (integra_tally_subject subject = new integra_tally_subject()) {
            subject.setIndicator(7);
            subject.setAt(20000);
            subject.setParts(1);
            subject.setHeld(1);
            return Native.integra_tally_create(subject, null);
        }
    }

    private static integra_territory territory() {
        byte[] id = new byte[16];
        id[15] = 1;
        return Native.integra_territory_create(id);
    }

    private static Object made(Class<?> type) throws ReflectiveOperationException {
        switch (type.getSimpleName()) {
        case "integra_rules":
            return Native.integra_rules_create("has-2014", null, null);
        case "integra_plan":
            return Native.integra_plan_create(null);
        case "integra_protocol":
            return Native.integra_protocol_draft(new byte[] {'m'}, 20000);
        case "integra_directory":
            return Native.integra_directory_create();
        case "integra_tally":
            return tally();
        case "integra_territory":
            return territory();
        case "integra_territory_review":
            return Native.integra_territory_review_create(territory(), null, 20000);
        case "integra_due":
            return Native.integra_due_create(opened(), null, 20240, null);
        default:
            return type.getConstructor().newInstance();
        }
    }

    /** A plan with the event that opens it. */
    private static integra_plan opened() {
        integra_plan plan = Native.integra_plan_create(null);
        try (integra_event event = new integra_event(); integra_taken taken = new integra_taken()) {
            byte[] id = new byte[16];
            id[0] = 1;
            event.setKind(1);
            event.setAuthor(id);
            event.setWriter(id);
            event.setPerson(id);
            event.setCode(1);
            event.setDetail(5);
            event.setSequence(1);
            event.setEdition(1);
            event.setEffective(20240);
            event.setRecorded(20240L * 1440);
            byte[] room = new byte[4096];
            long[] size = new long[1];
            Native.integra_event_encode(event, room, size);
            Native.integra_plan_apply(plan, Arrays.copyOf(room, (int) size[0]), taken);
        }
        return plan;
    }

    private static boolean isObject(Class<?> type) {
        return AutoCloseable.class.isAssignableFrom(type);
    }

    private static Object right(Class<?> type) throws ReflectiveOperationException {
        if (isObject(type)) {
            return made(type);
        }
        if (type.isArray()) {
            return java.lang.reflect.Array.newInstance(type.getComponentType(), type == byte[].class ? 64 : 1);
        }
        if (type == String.class) {
            return "has-2014";
        }
        return number(type, 1);
    }

    private static Object number(Class<?> type, long value) {
        return type == int.class ? (Object) (int) value : type == short.class ? (Object) (short) value
                : type == byte.class ? (Object) (byte) value : type == boolean.class ? (Object) (value != 0) : (Object) value;
    }

    /** What a call threw; null where it came back. */
    private static Throwable attempt(Method call, Object target, Object... arguments) throws ReflectiveOperationException {
        try {
            call.invoke(target, arguments);
            return null;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause();
        }
    }

    /** The argument that an exception of the binding speaks of, null where it is C's. */
    private static String named(Method call, Throwable thrown) {
        String name = call.getDeclaringClass().getSimpleName().equals("Native") ? call.getName()
                : call.getDeclaringClass().getSimpleName() + "." + call.getName();
        if (!(thrown instanceof IntegraException)) {
            return null;
        }
        for (String each : new String[] {name, setter(call)}) {
            if (thrown.getMessage().startsWith(each + ": ")) {
                return thrown.getMessage().substring(each.length() + 2).split(" ")[0];
            }
        }
        return null;
    }

    /** What C calls the setter of a member: setDueDate is due_date_set. */
    private static String setter(Method call) {
        String member = call.getName().replaceFirst("^set", "").replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase();
        return call.getDeclaringClass().getSimpleName() + "_" + member + "_set";
    }

    private static void tell(Method call, int place, String what, Throwable thrown) {
        System.out.println(call.getDeclaringClass().getSimpleName() + "." + call.getName() + " " + place + ": " + what + ": "
                + (thrown == null ? "done" : thrown.toString()));
    }

    private static void refuses(Method call, Object target, Object[] arguments, int place, Object wrong, String what)
            throws ReflectiveOperationException {
        Object[] given = arguments.clone();
        given[place] = wrong;
        Throwable thrown = attempt(call, target, given);
        boolean room = wrong == null && call.getParameterTypes()[place] == byte[].class
                && place + 1 < given.length && given[place + 1] instanceof long[];
        boolean optional = wrong == null && OPTIONAL.contains(call.getName() + " " + place);
        if (named(call, thrown) == null && !(room || optional)) {
            tell(call, place, what, thrown);
        }
        boolean paired = call.getName().equals("integra_rules_create"); // null names go with null values alone
        if (wrong == null && named(call, thrown) != null && !paired && ((IntegraException) thrown).status != NULL_ARGUMENT) {
            tell(call, place, "another status", thrown);
        }
    }

    /** The arguments with the lengths that arrays must have, found out from what the call says of them. */
    private static Object[] fitted(Method call, Object target) throws ReflectiveOperationException {
        Class<?>[] types = call.getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int place = 0; place < types.length; place++) {
            arguments[place] = right(types[place]);
        }
        for (int place = 0; place < types.length; place++) {
            if (types[place] == byte[].class) {
                String before = named(call, attempt(call, target, fresh(types, arguments)));
                for (int at = 1; at < LENGTHS.length && before != null; at++) {
                    byte[] kept = (byte[]) arguments[place];
                    arguments[place] = new byte[LENGTHS[at]];
                    String after = named(call, attempt(call, target, fresh(types, arguments)));
                    if (before.equals(after)) {
                        arguments[place] = kept;
                    } else {
                        break;
                    }
                }
            }
        }
        return arguments;
    }

    /** The same with objects of their own: the call may have closed the ones it had. */
    private static Object[] fresh(Class<?>[] types, Object[] arguments) throws ReflectiveOperationException {
        Object[] given = arguments.clone();
        for (int place = 0; place < types.length; place++) {
            given[place] = isObject(types[place]) ? made(types[place]) : given[place];
        }
        return given;
    }

    private static void each(Method call, Object target) throws Exception {
        Class<?>[] types = call.getParameterTypes();
        Object[] arguments = fitted(call, target);
        for (int place = 0; place < types.length; place++) {
            Object[] given = fresh(types, arguments);
            if (!types[place].isPrimitive()) {
                refuses(call, target, given, place, null, "null");
            }
            if (isObject(types[place])) {
                AutoCloseable closed = (AutoCloseable) made(types[place]);
                closed.close();
                closed.close();
                refuses(call, target, given, place, closed, "a closed one");
            } else if (types[place] == long[].class) {
                refuses(call, target, given, place, new long[0], "no room");
            } else if (types[place] == byte[].class) {
                attempt(call, target, with(given, place, new byte[0]));
                attempt(call, target, with(fresh(types, given), place, new byte[1]));
            } else if (types[place] == long.class) {
                for (long wild : WILD) {
                    attempt(call, target, with(fresh(types, given), place, wild));
                }
            } else if (types[place] == int.class) {
                attempt(call, target, with(given, place, Integer.MIN_VALUE));
                attempt(call, target, with(fresh(types, given), place, Integer.MAX_VALUE));
            } else if (types[place] == short.class) {
                refuses(call, target, given, place, (short) -1, "a negative one");
                refuses(call, target, given, place, (short) 256, "a great one");
            }
        }
        attempt(call, target, fresh(types, arguments));
        for (int place = 0; place < types.length; place++) {
            if (isObject(types[place])) {
                attempt(call, target, with(fresh(types, arguments), place, wild(types[place])));
            }
        }
    }

    private static Object[] with(Object[] arguments, int place, Object other) {
        Object[] given = arguments.clone();
        given[place] = other;
        return given;
    }

    /** A struct of which every number is as great as can be. */
    private static Object wild(Class<?> type) throws ReflectiveOperationException {
        Object struct = made(type);
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().startsWith("set") && method.getParameterCount() == 1) {
                Class<?> of = method.getParameterTypes()[0];
                for (long most : of == long.class ? new long[] {(1L << 32) - 1, Long.MAX_VALUE}
                        : of == short.class ? new long[] {255} : of == int.class ? new long[] {65535, Integer.MAX_VALUE}
                        : new long[0]) {
                    attempt(method, struct, number(of, most));
                }
            }
        }
        return struct;
    }

    private static void members(Class<?> type) throws Exception {
        for (Method method : sorted(type.getDeclaredMethods())) {
            if (!Modifier.isPublic(method.getModifiers()) || method.getName().equals("close")) {
                continue;
            }
            System.out.println("# " + type.getSimpleName() + "." + method.getName());
            Object struct = made(type);
            each(method, struct);
            Object[] arguments = fitted(method, struct);
            ((AutoCloseable) struct).close();
            Throwable thrown = attempt(method, struct, arguments);
            if (!(thrown instanceof IntegraException) || !"this".equals(named(method, thrown))) {
                tell(method, -1, "of a closed one", thrown);
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (!Modifier.isPrivate(constructor.getModifiers()) && Modifier.isPublic(constructor.getModifiers())
                    && constructor.getParameterCount() > 0) {
                System.out.println(constructor + " takes a pointer");
            }
        }
    }

    private static List<Method> sorted(Method[] methods) {
        List<Method> all = new ArrayList<>(Arrays.asList(methods));
        all.sort(Comparator.comparing(Method::getName).thenComparing(Method::toString));
        return all;
    }

    /** Calls on a plan in one thread while another closes it: each call is done or refused, and nothing dies. */
    private static void race() throws Exception {
        byte[] room = new byte[4096];
        long[] size = new long[1];
        try (integra_plan full = opened()) {
            Native.integra_plan_encode(full, room, size);
        }
        byte[] data = Arrays.copyOf(room, (int) size[0]);
        for (int round = 0; round < 200; round++) {
            integra_plan plan = Native.integra_plan_create(null);
            CountDownLatch both = new CountDownLatch(2);
            List<Throwable> odd = new ArrayList<>();
            Thread[] threads = new Thread[3];
            for (int at = 0; at < 2; at++) {
                threads[at] = new Thread(() -> {
                    try {
                        both.countDown();
                        both.await();
                        for (int call = 0; call < 50; call++) {
                            Native.integra_plan_merge(plan, data, new integra_taken());
                            Native.integra_plan_encode(plan, new byte[4096], new long[1]);
                        }
                    } catch (IntegraException closed) {
                        return;
                    } catch (Throwable other) {
                        odd.add(other);
                    }
                });
            }
            threads[2] = new Thread(() -> {
                boolean open = true;
                while (open) {
                    try {
                        plan.close();
                        open = false;
                    } catch (IntegraException inUse) {
                        open = true;
                    }
                }
            });
            for (Thread thread : threads) {
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            if (!odd.isEmpty()) {
                System.out.println("race: " + odd);
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.load(arguments[0]);
        Set<String> names = new TreeSet<>();
        for (String file : new File(arguments[1]).list()) {
            names.add(file.replace(".class", ""));
        }
        int calls = 0;
        for (Method method : sorted(Native.class.getDeclaredMethods())) {
            if (Modifier.isPublic(method.getModifiers())) {
                System.out.println("# " + method.getName());
                each(method, null);
                calls++;
            }
        }
        for (String name : names) {
            Class<?> type = Class.forName(PACKAGE + name);
            if (Modifier.isPublic(type.getModifiers()) && !Modifier.isAbstract(type.getModifiers())
                    && isObject(type)) {
                members(type);
            }
            if (name.equals("NativeJNI") && Modifier.isPublic(type.getModifiers())) {
                System.out.println("NativeJNI is public: it takes pointers");
            }
        }
        System.out.println("# race");
        race();
        System.out.println("alive " + calls);
    }
}
