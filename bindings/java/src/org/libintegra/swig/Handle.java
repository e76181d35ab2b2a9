/* Handle.java - memory of the library behind an object: in use by calls, closed once.
 * Spec: spec/00-conventions.md, "Errors".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
package org.libintegra.swig;

import org.libintegra.IntegraException;

/**
 * What every object and struct of this package is. What one call changes no call of another thread may use, and what
 * one reads none may change or close meanwhile: {@link IntegraException}, INTEGRA_ERR_INVALID_VALUE. A closed one is
 * INTEGRA_ERR_NULL_ARGUMENT.
 */
public abstract class Handle implements AutoCloseable {
    private long pointer;
    private Use uses;

    Handle(long pointer) {
        this.pointer = pointer;
    }

    abstract void release(long swigCPtr);

    /** Releases the memory behind this object; closing twice does nothing, and a call of another thread keeps it. */
    @Override public final void close() {
        long gone;
        synchronized (this) {
            if (uses != null) {
                throw Given.refused(Native.INTEGRA_ERR_INVALID_VALUE, getClass().getSimpleName() + ".close", "this",
                        Given.IN_USE);
            }
            gone = pointer;
            pointer = 0;
        }
        if (gone != 0) {
            release(gone);
        }
    }

    /** The pointer of an object that a call releases, which is closed from here on. */
    static long destroyed(Handle handle, String argument) {
        if (handle == null) {
            throw Given.refused(Native.INTEGRA_ERR_NULL_ARGUMENT, argument, Given.IS_NULL);
        }
        synchronized (handle) {
            long gone = handle.pointer;
            if (gone == 0) {
                throw Given.refused(Native.INTEGRA_ERR_NULL_ARGUMENT, argument, Given.IS_CLOSED);
            }
            if (handle.uses != null) {
                throw Given.refused(Native.INTEGRA_ERR_INVALID_VALUE, argument, Given.IN_USE);
            }
            handle.pointer = 0;
            return gone;
        }
    }

    /** An object in use by a call, from before its pointer is read until after the call. It says later what is wrong. */
    static final class Use {
        /** That of a call that is no object's. */
        static final Use NONE = new Use(null, false);

        private final Handle handle;
        private final boolean writes;
        private final Thread thread = Thread.currentThread();
        private boolean held;
        private long pointer;
        private Use next;

        private Use(Handle handle, boolean writes) {
            this.handle = handle;
            this.writes = writes;
        }

        static Use of(Handle handle, boolean writes) {
            Use use = new Use(handle, writes);
            if (handle != null) {
                use.take();
            }
            return use;
        }

        private void take() {
            synchronized (handle) {
                pointer = handle.pointer;
                for (Use other = handle.uses; other != null; other = other.next) {
                    if (other.thread != thread && (writes || other.writes)) {
                        return;
                    }
                }
                next = handle.uses;
                handle.uses = this;
                held = true;
            }
        }

        /** What C is given; throws where it is null, but for what may be, where it is closed, or kept by another call. */
        long pointer(String argument) {
            if (this == NONE) {
                return 0;
            }
            if (handle == null) {
                return Given.optional(argument, Given.IS_NULL);
            }
            if (pointer == 0) {
                throw Given.refused(Native.INTEGRA_ERR_NULL_ARGUMENT, argument, Given.IS_CLOSED);
            }
            if (!held) {
                throw Given.refused(Native.INTEGRA_ERR_INVALID_VALUE, argument, Given.IN_USE);
            }
            return pointer;
        }

        void end() {
            if (!held) {
                return;
            }
            synchronized (handle) {
                if (handle.uses == this) {
                    handle.uses = next;
                    return;
                }
                Use before = handle.uses;
                while (before.next != this) {
                    before = before.next;
                }
                before.next = next;
            }
        }
    }
}
