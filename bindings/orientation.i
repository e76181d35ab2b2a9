/* orientation.i - demands, protocols and directories: what integra.i says of records and screenings, said of them.
 * Spec: spec/20-orientation.md, spec/21-protocol.md, spec/22-directory.md.  Layer: bindings.
 * SPDX-License-Identifier: Apache-2.0
 *
 * Calls whose arguments have no like in these languages are wrapped, under their own names, in calls that take and give
 * bytes; what the bytes hold is said at each.
 */
#ifdef SWIGPYTHON
%include "python_orientation.i"
#else
%include "java_orientation.i"
#endif

%{
#include "hold_orientation.h"
%}

%ignore integra_row::id;
%ignore integra_row::source;
%ignore integra_offer::areas;
%ignore integra_offer::grid;
%ignore integra_structure::reference;
%ignore integra_structure::name;
%ignore integra_follow_up::delivered_count;
%ignore integra_follow_up::services;
%ignore integra_follow_up::dates;
%ignore integra_follow_up::knowhow;
%ignore integra_follow_up::feedback;
%ignore integra_demand_columns::dates;
%ignore integra_demand_columns::motives;
%ignore integra_demand_columns::fields;
%ignore integra_orientation_columns::rows;
%ignore integra_orientation_columns::services;
%ignore integra_orientation_columns::waits;
%ignore integra_orientation_columns::first_answer_dues;
%ignore integra_route_columns::demands;
%ignore integra_route_columns::services;
%ignore integra_route_columns::levels;
%ignore integra_route_columns::waits;
%ignore integra_route_columns::rows;
%ignore integra_route_columns::dues;
%ignore integra_route_columns::motives;
%ignore integra_route_columns::rules;
%ignore *::reserved_size;

STRUCT(integra_demand, demand)
STRUCT(integra_contact, contact)
STRUCT(integra_orientation, orientation)
STRUCT(integra_route, route)
STRUCT(integra_trace, trace)
STRUCT(integra_follow_up, follow_up)
STRUCT(integra_demand_columns, columns)
STRUCT(integra_orientation_columns, columns)
STRUCT(integra_route_columns, columns)
STRUCT(integra_row, row)
STRUCT(integra_failure, failure)
STRUCT(integra_offer, offer)
STRUCT(integra_structure, structure)
STRUCT(integra_availability, availability)
STRUCT(integra_guichet, guichet)
STRUCT(integra_choice, choice)

KEEPS_MESSAGE(integra_demand_decode, integra_demand, arg3)

/* What a row or an offer points to is copied: the protocol or directory may change while the struct lives on. */
%define OWNS(FUNCTION, OWN)
%exception FUNCTION {
    $action
    if (result == INTEGRA_OK && arg3 != NULL && !OWN(arg3)) result = binding_no_memory(&call_error);
}
%enddef
OWNS(integra_protocol_row_at, binding_own_row)
OWNS(integra_directory_offer_at, binding_own_offer)
OWNS(integra_directory_structure_at, binding_own_structure)

%exception binding_protocol_prove { WITHOUT_LOCK($action) }
%exception binding_orientation_replay { WITHOUT_LOCK($action) }

%define OPAQUE(TYPE)
%nodefaultctor TYPE;
%nodefaultdtor TYPE;
%exception TYPE::~TYPE { DESTROYED($action) }
struct TYPE {};
%extend TYPE {
    ~TYPE() { TYPE ## _destroy($self); }
}
%enddef
OPAQUE(integra_protocol)
OPAQUE(integra_directory)

/* The calls after which the object given points at nothing: an argument of its own name has typemaps of its own. */
%ignore integra_protocol_destroy;
%ignore integra_directory_destroy;
%ignore integra_protocol_draft;
%ignore integra_protocol_prove;
%ignore integra_protocol_prove_within;
%ignore integra_protocol_compare;
%ignore integra_protocol_conforms;
%ignore integra_protocol_changes;
%ignore integra_protocol_rows;
%ignore integra_calls_count;
%ignore integra_orientation_replay;
%ignore integra_orientation_replay_within;
%ignore integra_orientation_evaluate_columns;
%ignore integra_orientation_route_columns;
%ignore integra_directory_explain;
%ignore integra_directory_equals;
%ignore integra_directory_unmet;
%rename(integra_protocol_destroy) binding_protocol_destroy;
%rename(integra_directory_destroy) binding_directory_destroy;
%rename(integra_protocol_draft) binding_protocol_draft;
%rename(integra_protocol_prove_within) binding_protocol_prove;
%rename(integra_protocol_compare) binding_protocol_compare;
%rename(integra_protocol_conforms) binding_protocol_conforms;
%rename(integra_protocol_changes) binding_protocol_changes;
%rename(integra_protocol_rows) binding_protocol_rows;
%rename(integra_calls_count) binding_calls_count;
%rename(integra_orientation_replay) binding_orientation_replay;
%rename(integra_orientation_evaluate_columns) binding_evaluate_columns;
%rename(integra_orientation_route_columns) binding_route_columns;
%rename(integra_directory_explain) binding_directory_explain;
%rename(integra_directory_equals) binding_directory_equals;
%rename(integra_directory_unmet) binding_directory_unmet;

/* Columns take minutes for millions of rows: other threads run meanwhile. */
%exception binding_evaluate_columns { WITHOUT_LOCK($action) }
%exception binding_route_columns { WITHOUT_LOCK($action) }

/* What is wrapped; the bodies are in hold_orientation.h. */
void binding_protocol_destroy(integra_protocol *destroyed);
void binding_directory_destroy(integra_directory *destroyed);
integra_status binding_protocol_draft(const uint8_t *bytes, size_t size, integra_date effective,
                                      integra_protocol **protocol_out, integra_error *error);
integra_status binding_protocol_prove(integra_protocol *protocol, uint64_t limit, size_t *count_out,
                                      integra_error *error);
integra_status binding_protocol_compare(const integra_protocol *protocol, const integra_protocol *other, uint32_t part,
                                        uint32_t most, uint64_t limit, uint8_t *bytes_out, size_t capacity,
                                        size_t *size_out, uint64_t *differing_out, integra_error *error);
integra_status binding_protocol_conforms(const integra_protocol *protocol, const integra_protocol *other,
                                         uint32_t most, uint64_t limit, integra_tri *conforms_out, uint8_t *bytes_out,
                                         size_t capacity, size_t *size_out, uint64_t *differing_out,
                                         integra_error *error);
integra_status binding_protocol_changes(const integra_protocol *protocol, const integra_protocol *other, uint32_t part,
                                        uint32_t most, uint64_t limit, uint8_t *bytes_out, size_t capacity,
                                        size_t *size_out, size_t *count_out, integra_error *error);
integra_status binding_protocol_rows(const integra_protocol *protocol, uint64_t key, uint32_t part, uint8_t *bytes_out,
                                     size_t capacity, size_t *size_out, integra_error *error);
integra_status binding_orientation_replay(const uint8_t *bytes, size_t size, const uint8_t *accepted,
                                          size_t accepted_size, integra_orientation *orientation_out,
                                          uint32_t *origin_out, integra_error *error);
integra_status binding_calls_count(const uint8_t *bytes, size_t size, const uint8_t *days, size_t days_size,
                                   size_t *calls_out, size_t *answered_out, integra_error *error);
integra_status binding_evaluate_columns(const integra_rules *rules, const integra_protocol *protocol, uint32_t motive,
                                        uint32_t wanted, const uint8_t *bytes, size_t size, uint8_t *buffer,
                                        size_t buffer_size, integra_error *error);
integra_status binding_route_columns(const integra_rules *rules, const integra_protocol *protocol,
                                     const uint8_t *bytes, size_t size, uint8_t *buffer, size_t buffer_size,
                                     size_t *count_out, integra_error *error);
integra_status binding_directory_explain(const integra_directory *directory, const integra_demand *demand,
                                         uint32_t service, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                         integra_error *error);
integra_status binding_directory_equals(const integra_directory *directory, const integra_demand *demand,
                                        uint32_t service, uint8_t *bytes_out, size_t capacity, size_t *size_out,
                                        integra_error *error);
integra_status binding_directory_unmet(const integra_directory *directory, const integra_demand *demand,
                                       const integra_orientation *orientation, uint8_t *bytes_out, size_t capacity,
                                       size_t *size_out, integra_error *error);

%include <integra/demand.h>
%include <integra/protocol.h>
%include <integra/orientation.h>
%include <integra/directory.h>

VERSIONED(integra_demand)
VERSIONED(integra_contact)
VERSIONED(integra_orientation)
VERSIONED(integra_route)
VERSIONED(integra_trace)
VERSIONED(integra_follow_up)
VERSIONED(integra_demand_columns)
VERSIONED(integra_orientation_columns)
VERSIONED(integra_route_columns)
VERSIONED(integra_row)
VERSIONED(integra_service)
VERSIONED(integra_failure)
VERSIONED(integra_offer)
VERSIONED(integra_structure)
VERSIONED(integra_availability)
VERSIONED(integra_guichet)
VERSIONED(integra_choice)
EXTENDED(integra_demand)

%extend integra_row {
    /* which: 0 id, 1 source. */
    integra_status set_text(uint32_t which, const uint8_t *bytes, size_t size, integra_error *error) {
        if (which > 1) return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
        return binding_row_hold($self, which, bytes, size) ? INTEGRA_OK : binding_no_memory(error);
    }
    integra_bytes text(uint32_t which) {
        const integra_text *text = which == 0 ? &$self->id : &$self->source;
        return binding_bytes(text->bytes, text->size);
    }
}

%extend integra_offer {
    integra_status set_areas(const uint8_t *bytes, size_t size, integra_error *error) {
        return binding_offer_hold($self, 0, bytes, size) ? INTEGRA_OK : binding_no_memory(error);
    }
    integra_bytes areas_text() { return binding_bytes($self->areas.bytes, $self->areas.size); }
    integra_status set_grid(const uint8_t *bytes, size_t size, integra_error *error) {
        return binding_offer_hold($self, 1, bytes, size) ? INTEGRA_OK : binding_no_memory(error);
    }
    integra_bytes grid_text() { return binding_bytes($self->grid.bytes, $self->grid.size); }
}

%extend integra_structure {
    /* which: 0 reference, 1 name. */
    integra_status set_text(uint32_t which, const uint8_t *bytes, size_t size, integra_error *error) {
        if (which > 1) return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
        return binding_structure_hold($self, which, bytes, size) ? INTEGRA_OK : binding_no_memory(error);
    }
    integra_bytes text(uint32_t which) {
        const integra_text *text = which == 0 ? &$self->reference : &$self->name;
        return binding_bytes(text->bytes, text->size);
    }
}

%extend integra_follow_up {
    /* Seven bytes each: service, know-how, feedback, then the day as a native int32_t. */
    integra_status set_delivered(const uint8_t *bytes, size_t size, integra_error *error) {
        if (size % BINDING_DELIVERED_SIZE != 0) return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
        return binding_follow_up_hold($self, bytes, size / BINDING_DELIVERED_SIZE) ? INTEGRA_OK
                                                                                   : binding_no_memory(error);
    }
}
