/* indicator.i - tallies and figures: what integra.i says of records and screenings, said of them.
 * Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * Calls on a tally let other threads run, since one may take seconds: a tally is one thread's at a time all the same, and
 * whoever makes these calls sees to that.
 */
#ifdef SWIGPYTHON
%include "python_indicator.i"
#else
%include "java_indicator.i"
#endif

%{
#include "hold_indicator.h"
%}

STRUCT(integra_tally_subject, subject)
STRUCT(integra_figure_options, options)
STRUCT(integra_figure, figure)
STRUCT(integra_figure_change, change)
OPAQUE(integra_tally)

%ignore integra_tally_destroy;
%ignore integra_tally_add;
%rename(integra_tally_destroy) binding_tally_destroy;
%rename(integra_tally_add) binding_tally_add;
%rename(integra_ids_of_texts) binding_ids_of_texts;

%exception binding_tally_add { WITHOUT_LOCK($action) }
%exception integra_tally_merge { WITHOUT_LOCK($action) }
%exception integra_tally_count { WITHOUT_LOCK($action) }
%exception integra_tally_decode { WITHOUT_LOCK($action) }
%exception integra_tally_figure { WITHOUT_LOCK($action) }

/* What is wrapped; the bodies, and what the bytes hold, are in hold_indicator.h. */
void binding_tally_destroy(integra_tally *destroyed);
integra_status binding_tally_add(integra_tally *tally, const uint8_t *bytes, size_t size, size_t count,
                                 integra_error *error);
integra_status binding_ids_of_texts(const uint8_t *bytes, size_t size, const uint8_t *offsets, size_t offsets_size,
                                    size_t width, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                    integra_error *error);

%include <integra/indicator.h>

VERSIONED(integra_tally_subject)
VERSIONED(integra_figure_options)
VERSIONED(integra_figure)
VERSIONED(integra_figure_change)
