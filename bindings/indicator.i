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
#include "hold_numbers.h"
%}

STRUCT(integra_tally_subject, subject)
STRUCT(integra_figure_options, options)
STRUCT(integra_figure, figure)
STRUCT(integra_figure_change, change)
OPAQUE(integra_tally)

%ignore integra_tally_destroy;
%ignore integra_tally_add;
%rename(integra_tally_destroy) binding_tally_destroy;
%ignore integra_ids_of_numbers;
%rename(integra_tally_add) binding_tally_add;
%rename(integra_tally_add) binding_tally_add_columns;
%rename(integra_ids_of_texts) binding_ids_of_texts;
%rename(integra_ids_of_numbers) binding_ids_of_numbers;
%rename(integra_numbers_known) binding_numbers_known;
%rename(integra_id_parts) binding_id_parts;

%exception binding_ids_of_numbers { WITHOUT_LOCK($action) }
%exception binding_id_parts { WITHOUT_LOCK($action) }
%exception binding_tally_add_columns { WITHOUT_LOCK($action) }
%exception binding_tally_add { WITHOUT_LOCK($action) }
%exception integra_tally_merge { WITHOUT_LOCK($action) }
%exception integra_tally_count { WITHOUT_LOCK($action) }
%exception integra_tally_decode { WITHOUT_LOCK($action) }
%exception integra_tally_figure { WITHOUT_LOCK($action) }

/* What is wrapped; the bodies, and what the bytes hold, are in hold_indicator.h and hold_numbers.h. Python gives columns
 * where they lie, Java one array of bytes. */
void binding_tally_destroy(integra_tally *destroyed);
#ifdef SWIGPYTHON
integra_status binding_tally_add_columns(integra_tally *tally, const void **columns, const size_t *sizes,
                                         size_t column_count, size_t count, integra_error *error);
#else
integra_status binding_tally_add(integra_tally *tally, const uint8_t *bytes, size_t size, size_t count,
                                 integra_error *error);
#endif
integra_status binding_ids_of_numbers(const uint8_t *bytes, size_t size, const uint8_t *missing, size_t missing_size,
                                      uint32_t is_signed, uint8_t *known, size_t known_size, uint8_t *ids,
                                      size_t ids_size, uint64_t *count_out, integra_error *error);
integra_status binding_numbers_known(const uint8_t *bytes, size_t size, uint8_t *known, size_t known_size,
                                     integra_error *error);
integra_status binding_id_parts(const uint8_t *bytes, size_t size, uint32_t parts, uint8_t *parts_out,
                                size_t parts_size, integra_error *error);
integra_status binding_ids_of_texts(const uint8_t *bytes, size_t size, const uint8_t *offsets, size_t offsets_size,
                                    size_t width, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                    integra_error *error);

%include <integra/indicator.h>

VERSIONED(integra_tally_subject)
VERSIONED(integra_figure_options)
VERSIONED(integra_figure)
VERSIONED(integra_figure_change)
