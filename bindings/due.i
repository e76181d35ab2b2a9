/* due.i - a plan on a day: what integra.i says of records and screenings, said of it.
 * Spec: spec/34-due.md, spec/36-as-of.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * A plan on a day is made of a plan with the lock of the interpreter held, as every call on a plan is; read it is by any
 * thread.
 */
#ifdef SWIGPYTHON
%include "python_due.i"
#else
%include "java_due.i"
#endif

%{
#include "hold_due.h"
%}

%ignore integra_cover_days;
%ignore integra_cover_days::from; /* a keyword of Python, of which SWIG warns all the same */

STRUCT(integra_screened, screened)
OPAQUE(integra_due)

%ignore integra_due_destroy;
%rename(integra_due_destroy) binding_due_destroy;
%rename(integra_due_rows) binding_due_rows;

/* What is wrapped; the bodies are in hold_due.h. */
void binding_due_destroy(integra_due *destroyed);
integra_status binding_due_rows(const integra_due *due, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                integra_error *error);

%include <integra/due.h>

VERSIONED(integra_screened)
