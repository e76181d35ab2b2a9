/* IntegraException.java - what every refusal of the library is in Java; made by the native part (bindings/java.i).
 * Spec: spec/errors.tsv.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
package org.libintegra;

/** Where and why a call failed. */
public final class IntegraException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong: one of the INTEGRA_ERR_ constants. */
    public final int status;
    /** The rule that refused, such as "WIRE-3", or null. */
    public final String rule;
    /** The byte offset in the message read, or -1. */
    public final long offset;
    /** The row, element or argument it is about, or -1. */
    public final long index;

    public IntegraException(int status, String text, String rule, long offset, long index) {
        super(text + (rule == null ? "" : ", rule " + rule) + (offset < 0 ? "" : ", byte " + offset)
            + (index < 0 ? "" : ", index " + index));
        this.status = status;
        this.rule = rule;
        this.offset = offset;
        this.index = index;
    }
}
