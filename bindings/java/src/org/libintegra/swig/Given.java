/* Given.java - what a call is given is looked at before C sees it, and said by the names of call and argument.
 * Spec: spec/00-conventions.md, "Errors".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
package org.libintegra.swig;

import java.lang.reflect.Array;

import org.libintegra.IntegraException;

/** Arrays, names and numbers that C could not take as they are. */
final class Given {
    /** What is wrong, in English and in French. */
    static final String[] IS_NULL = {"is null, and one is wanted", "est null, et il en faut un"};
    static final String[] IS_CLOSED = {"is closed: nothing is behind it", "est fermé : il n'y a plus rien derrière"};
    static final String[] IN_USE = {"is in use by another call that is not over",
        "sert à un autre appel qui n'est pas fini"};

    /** More than any two packs have parameters; java.i has as much room. */
    private static final int OVERRIDES = 64;

    private Given() {
    }

    static IntegraException refused(int status, String call, String argument, String[] wrong) {
        return new IntegraException(status, null, null, -1, -1, call + ": " + argument + " " + wrong[0],
                call + " : " + argument + " " + wrong[1]);
    }

    static IntegraException refused(int status, String argument, String[] wrong) {
        return refused(status, call(), argument, wrong);
    }

    /** The public call that is not over: a function of Native by its name, a method with its class. */
    private static String call() {
        return StackWalker.getInstance().walk(frames -> frames
                .filter(frame -> !frame.getClassName().startsWith(Handle.class.getName())
                        && !frame.getClassName().equals(Given.class.getName()))
                .findFirst()
                .map(frame -> frame.getClassName().equals(Native.class.getName()) ? frame.getMethodName()
                        : frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1) + "."
                                + frame.getMethodName())
                .orElse(""));
    }

    /** The null pointer, where bindings/optional.h lets the argument be null. */
    static long optional(String argument, String[] wrong) {
        String call = call();
        if (Native.binding_takes_null(call, argument) == 0) {
            throw refused(Native.INTEGRA_ERR_NULL_ARGUMENT, call, argument, wrong);
        }
        return 0;
    }

    /** An array or a name, null only where it may be. */
    static <T> T present(T given, String argument) {
        if (given == null) {
            optional(argument, IS_NULL);
        }
        return given;
    }

    /** An array of exactly so many elements. */
    static <T> T exactly(T given, int length, String argument) {
        if (Array.getLength(present(given, argument)) != length) {
            throw refused(Native.INTEGRA_ERR_OUT_OF_RANGE, argument, new String[] {
                "has " + Array.getLength(given) + " elements, and " + length + " are wanted",
                "a " + Array.getLength(given) + " éléments, et il en faut " + length});
        }
        return given;
    }

    /** An array into whose first element a number is written. */
    static long[] room(long[] given, String argument) {
        return present(given, argument).length == 0 ? exactly(given, 1, argument) : given;
    }

    /** Numbers that go with names, as many as there are, or null with null. */
    static long[] paired(String[] names, long[] given) {
        int length = names == null ? 0 : names.length;
        if (length > OVERRIDES) {
            throw refused(Native.INTEGRA_ERR_OUT_OF_RANGE, "names", new String[] {
                "has " + length + " elements, and may have " + OVERRIDES,
                "a " + length + " éléments, et peut en avoir " + OVERRIDES});
        }
        return length == 0 && given == null ? null : exactly(given, length, "values");
    }

    /** A number that C has bits for. */
    static long number(long given, long most, String argument) {
        if (given < 0 || given > most) {
            throw refused(Native.INTEGRA_ERR_OUT_OF_RANGE, argument, new String[] {
                "is " + given + ", and may be 0 to " + most, "est " + given + ", et peut être de 0 à " + most});
        }
        return given;
    }
}
