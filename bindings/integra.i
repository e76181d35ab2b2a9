/* integra.i - the public headers as one low-level module for Python and Java.
 * Spec: spec/00-conventions.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * Nobody imports what SWIG makes of this but the package integra (Python) and org.libintegra (Java).
 *  - integra_error goes last everywhere: it becomes the exception of the language, once, in python.i and java.i.
 *  - A fixed array inside a struct is exchanged as bytes of exactly its size.
 *  - A struct made here owns whatever it points to (hold.h): no call can leave it pointing at released memory.
 */
#ifdef SWIGPYTHON
%module(package="integra") _swig
#else
%module Native
#endif

%{
#include <integra/integra.h>
#include "error.h"
#include "hold.h"
%}

%include <stdint.i>
#define INTEGRA_API
/* Python has sets of words, and a word of Java its bit: neither takes the bits from here. */
%rename("$ignore", %$isconstant, regexmatch$name="^INTEGRA_[A-Z0-9_]+_BIT_") "";

#ifdef SWIGPYTHON
%include "python.i"
%include "python_columns.i"
#else
%include "java.i"
#endif

/* ---- what callers of a binding never see ---- */
%ignore integra_error;
%ignore integra_finding;
%ignore integra_entry;
%ignore integra_need;
%ignore integra_id;
%ignore integra_bytes;
%ignore integra_text;
%ignore integra_allocator;
%ignore integra_work;
%ignore integra_work_init;
%ignore integra_plan_host;
%ignore integra_plan_host_init;
%ignore integra_plan_create_for;
%ignore integra_plan_recall;
%ignore *::reserved;
%ignore *::reserved_bytes;
%immutable *::struct_size;
%immutable *::extension;

/* The size of a struct is never the caller's to say; a struct that could not be made is an error, and one that was
 * destroyed by hand is gone for its object too. */
%define STRUCT(TYPE, NAME)
SIZED_STRUCT(TYPE, NAME)
%exception TYPE::TYPE { MADE($action) }
%exception TYPE::~TYPE { DESTROYED($action) }
%enddef
STRUCT(integra_answers, answers)
STRUCT(integra_facts, facts)
STRUCT(integra_screening, screening)
STRUCT(integra_reason, reason)
STRUCT(integra_screening_inputs, inputs)
STRUCT(integra_screening_outputs, outputs)
STRUCT(integra_inclusion, inclusion)
STRUCT(integra_inclusion_result, result)
STRUCT(integra_parameter, parameter)
STRUCT(integra_service, service) /* of rules.h: a typemap that comes after its header does nothing */

/* The pointers of these structs are set by calls that copy (below), or by a decode that keeps the message. */
%ignore integra_facts::admission_dates;
%ignore integra_facts::admission_emergencies;
%immutable integra_facts::admission_count;
%ignore integra_inclusion::others;
%ignore integra_inclusion::needs;
%ignore integra_inclusion::capacities;
%ignore integra_inclusion::participation;
%immutable integra_parameter::name;
%immutable integra_parameter::unit;
%immutable integra_parameter::domain;
%ignore integra_screening_inputs::dates;
%ignore integra_screening_inputs::questions;
%ignore integra_screening_inputs::admission_offsets;
%ignore integra_screening_inputs::admission_dates;
%ignore integra_screening_inputs::admission_emergencies;
%ignore integra_screening_inputs::admissions_known_from;
%ignore integra_screening_inputs::admissions_known_to;
%ignore integra_screening_inputs::counts;
%ignore integra_screening_inputs::complete;
%ignore integra_screening_inputs::values;
%ignore integra_screening_inputs::admission_size;
%ignore integra_screening_outputs::items;
%ignore integra_screening_outputs::derived;
%ignore integra_screening_outputs::yes_count;
%ignore integra_screening_outputs::unknown_count;
%ignore integra_screening_outputs::pps;
%ignore integra_screening_outputs::assistance_threshold;
%ignore integra_screening_outputs::stage;
%ignore integra_screening_outputs::ask;
%ignore integra_screening_outputs::least_to_settle;
%ignore integra_screening_outputs::legal_complexity;
%ignore integra_screening_outputs::findings;

/* ---- a decoded struct keeps the message that it borrows from ---- */
%define KEEPS_MESSAGE(FUNCTION, TYPE, OUT)
%exception FUNCTION {
    uint8_t *message = binding_copy(arg1, arg2);
    if (message == NULL) {
        result = binding_no_memory(&call_error);
    } else {
        arg1 = message;
        WITHOUT_LOCK($action)
        if (result == INTEGRA_OK) {
            binding_keep(OUT, sizeof(TYPE), BINDING_MESSAGE, message, arg2);
        } else {
            binding_release(message, arg2);
        }
    }
}
%enddef
KEEPS_MESSAGE(integra_answers_decode, integra_answers, arg3)
KEEPS_MESSAGE(integra_screening_decode, integra_screening, arg3)
KEEPS_MESSAGE(integra_inclusion_decode, integra_inclusion, arg3)

/* The admissions read go into two arrays that facts_out owns; they are as many as a message may hold. */
%exception integra_facts_decode {
    uint8_t *message = binding_copy(arg1, arg2);
    uint8_t *dates = binding_copy(NULL, INTEGRA_ADMISSION_LIMIT * sizeof(integra_date));
    uint8_t *emergencies = binding_copy(NULL, INTEGRA_ADMISSION_LIMIT);
    if (message == NULL || dates == NULL || emergencies == NULL) {
        result = binding_no_memory(&call_error);
    } else {
        arg1 = message;
        arg3 = (integra_date *)(void *)dates;
        arg4 = emergencies;
        arg5 = INTEGRA_ADMISSION_LIMIT;
        WITHOUT_LOCK($action)
    }
    if (result == INTEGRA_OK) {
        binding_keep(arg7, sizeof(integra_facts), BINDING_MESSAGE, message, arg2);
        binding_keep(arg7, sizeof(integra_facts), BINDING_DATES, dates, INTEGRA_ADMISSION_LIMIT * sizeof(integra_date));
        binding_keep(arg7, sizeof(integra_facts), BINDING_EMERGENCIES, emergencies, INTEGRA_ADMISSION_LIMIT);
    } else {
        binding_release(message, arg2);
        binding_release(dates, INTEGRA_ADMISSION_LIMIT * sizeof(integra_date));
        binding_release(emergencies, INTEGRA_ADMISSION_LIMIT);
    }
}

/* Byte and column calls on nothing but their arguments let other threads run. */
%exception integra_message_next { WITHOUT_LOCK($action) }
%exception integra_receipt_replay { WITHOUT_LOCK($action) }
%exception integra_screening_evaluate_columns { WITHOUT_LOCK($action) }

/* ---- a pack is released with its object ---- */
%nodefaultctor integra_rules;
%nodefaultdtor integra_rules;
%exception integra_rules::~integra_rules { DESTROYED($action) }
struct integra_rules {};
%extend integra_rules {
    ~integra_rules() { integra_rules_destroy($self); }
}

%include <integra/base.h>
%include <integra/rules.h>
%include <integra/screening.h>
%include <integra/inclusion.h>

/* ---- how versioned structs are made, filled and released ---- */
%define VERSIONED(TYPE)
%extend TYPE {
    TYPE() {
        TYPE *made = (TYPE *)binding_make(sizeof(TYPE));
        if (made != NULL) TYPE ## _init(made, sizeof(TYPE));
        return made;
    }
    ~TYPE() { binding_destroy($self, sizeof(TYPE)); }
}
%enddef
VERSIONED(integra_answers)
VERSIONED(integra_facts)
VERSIONED(integra_screening)
VERSIONED(integra_reason)
VERSIONED(integra_screening_inputs)
VERSIONED(integra_screening_outputs)
VERSIONED(integra_inclusion)
VERSIONED(integra_inclusion_result)
VERSIONED(integra_parameter)

%define EXTENDED(TYPE)
%extend TYPE {
    integra_status set_extension(const uint8_t *bytes, size_t size, integra_error *error) {
        $self->extension.bytes = (const uint8_t *)binding_hold($self, sizeof(TYPE), BINDING_EXTENSION, bytes, size);
        $self->extension.size = $self->extension.bytes == NULL ? 0 : size;
        return $self->extension.bytes == NULL ? binding_no_memory(error) : INTEGRA_OK;
    }
}
%enddef
EXTENDED(integra_answers)
EXTENDED(integra_facts)
EXTENDED(integra_screening)
EXTENDED(integra_inclusion)

%extend integra_facts {
    /* days: one native int32_t an admission; emergencies: one byte each. */
    integra_status set_admissions(const uint8_t *days, size_t days_size, const uint8_t *emergencies,
                                  size_t emergencies_size, integra_error *error) {
        $self->admission_count = 0;
        if (days_size != emergencies_size * sizeof(integra_date))
            return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
        $self->admission_dates =
            (const integra_date *)binding_hold($self, sizeof(integra_facts), BINDING_DATES, days, days_size);
        $self->admission_emergencies = (const integra_tri *)binding_hold(
            $self, sizeof(integra_facts), BINDING_EMERGENCIES, emergencies, emergencies_size);
        if ($self->admission_dates == NULL || $self->admission_emergencies == NULL) return binding_no_memory(error);
        $self->admission_count = emergencies_size;
        return INTEGRA_OK;
    }
    integra_bytes admission_days() {
        return binding_bytes($self->admission_dates, $self->admission_count * sizeof(integra_date));
    }
    integra_bytes admission_kinds() {
        return binding_bytes($self->admission_emergencies, $self->admission_count);
    }
}

%extend integra_inclusion {
    /* which: 0 to 4 the five "other" reasons, then needs, capacities, participation. */
    integra_status set_text(uint32_t which, const uint8_t *bytes, size_t size, integra_error *error) {
        integra_text *text = binding_text($self, which);
        if (text == NULL) return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
        text->bytes = (const char *)binding_hold($self, sizeof(integra_inclusion), BINDING_TEXT + which, bytes, size);
        text->size = text->bytes == NULL ? 0 : size;
        return text->bytes == NULL ? binding_no_memory(error) : INTEGRA_OK;
    }
    integra_bytes text(uint32_t which) {
        const integra_text *text = binding_text($self, which);
        return text == NULL ? binding_bytes(NULL, 0) : binding_bytes(text->bytes, text->size);
    }
}

%include "plan.i"
%include "view.i"
%include "orientation.i"
%include "territory.i"
%include "indicator.i"
%include "due.i"
