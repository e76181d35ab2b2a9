/* territory.i - territories and what they come to: what integra.i says of records and screenings, said of them.
 * Spec: spec/41-territory.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * Calls on a territory keep the lock of the interpreter: it is one thread's at a time, whatever a program does.
 */
#ifdef SWIGPYTHON
%include "python_territory.i"
#else
%include "java_territory.i"
#endif

%{
#include "hold_territory.h"
%}

%immutable integra_column::name;

STRUCT(integra_column, column)
STRUCT(integra_line, line)
STRUCT(integra_question, question)
OPAQUE(integra_territory)
OPAQUE(integra_territory_review)

%ignore integra_territory_destroy;
%ignore integra_territory_review_destroy;
%ignore integra_territory_apply;
%ignore integra_territory_column;
%ignore integra_territory_review_compare;
%rename(integra_territory_destroy) binding_territory_destroy;
%rename(integra_territory_review_destroy) binding_territory_review_destroy;
%rename(integra_territory_apply) binding_territory_apply;
%rename(integra_territory_column) binding_territory_column;
%rename(integra_territory_review_compare) binding_territory_review_compare;

/* What is wrapped; the bodies, and what the bytes hold, are in hold_territory.h. */
void binding_territory_destroy(integra_territory *destroyed);
void binding_territory_review_destroy(integra_territory_review *destroyed);
integra_status binding_territory_apply(integra_territory *territory, uint32_t table, const uint8_t *bytes, size_t size,
                                       size_t count, integra_error *error);
integra_status binding_territory_column(const integra_territory *territory, uint32_t table, size_t column,
                                        uint8_t *bytes_out, size_t capacity, size_t *size_out, integra_error *error);
integra_status binding_territory_review_compare(const integra_territory_review *review,
                                                const integra_territory_review *other, uint8_t *bytes_out,
                                                size_t capacity, size_t *size_out, integra_error *error);

%include <integra/territory.h>

VERSIONED(integra_column)
VERSIONED(integra_line)
VERSIONED(integra_question)
