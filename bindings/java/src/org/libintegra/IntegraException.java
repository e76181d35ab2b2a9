/* IntegraException.java - what every refusal of the library is in Java; made by the native part (bindings/java.i).
 * Spec: spec/00-conventions.md, "Errors".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
package org.libintegra;

import org.libintegra.words.Language;

/**
 * Where and why a call failed. Its message is its sentence in English. What the call could not be given at all is told by
 * the names of call and argument, without fault, rule or place: INTEGRA_ERR_NULL_ARGUMENT for null and for what is
 * closed, INTEGRA_ERR_OUT_OF_RANGE for an array of another length or a number too small or great, INTEGRA_ERR_INVALID_VALUE
 * for an object that a call in another thread is using.
 */
public final class IntegraException extends RuntimeException {
    private static final long serialVersionUID = 2L;

    /** What kind of thing went wrong: one of the INTEGRA_ERR_ constants. */
    public final int status;
    /** What is wrong, more closely: the name of one of the INTEGRA_FAULT_ constants in lower case, or null. */
    public final String fault;
    /** The rule that refused, such as "WIRE-3", or null. */
    public final String rule;
    /** The byte offset in the message read, or -1. */
    public final long offset;
    /** The row, element, argument, word or size that the sentence says, or -1. */
    public final long index;
    private final String french;

    public IntegraException(int status, String fault, String rule, long offset, long index, String english,
            String french) {
        super(english);
        this.status = status;
        this.fault = fault;
        this.rule = rule;
        this.offset = offset;
        this.index = index;
        this.french = french;
    }

    /** What is wrong, what to do, and in brackets the rule and the place. */
    public String sentence(Language language) {
        return language == Language.FR ? french : getMessage();
    }
}
