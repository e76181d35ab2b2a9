/* plan.i - events and shared plans: what integra.i says of records and screenings, said of them.
 * Spec: spec/30-plan.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * Calls on a plan keep the lock of the interpreter: a plan is one thread's at a time, whatever a program does.
 */
#ifdef SWIGPYTHON
%include "python_plan.i"
#else
%include "java_plan.i"
#endif

%ignore integra_digest;
%ignore integra_refusal;
%ignore integra_event::parents;
%ignore integra_event::salt;
%ignore integra_event::text;
%ignore integra_event::signatures;

STRUCT(integra_event, event)
STRUCT(integra_plan_limits, limits)
STRUCT(integra_place, place)
STRUCT(integra_held, held)
STRUCT(integra_concurrent, concurrent)
STRUCT(integra_plan_totals, totals)
STRUCT(integra_taken, taken)

KEEPS_MESSAGE(integra_event_decode, integra_event, arg3)

/* What an event of a plan points to is copied: the plan may change while the struct lives on. */
%exception integra_plan_event_at {
    $action
    if (result == INTEGRA_OK && arg3 != NULL && !binding_own_event(arg3)) result = binding_no_memory(&call_error);
}

%nodefaultctor integra_plan;
%nodefaultdtor integra_plan;
%exception integra_plan::~integra_plan { DESTROYED($action) }
struct integra_plan {};
%extend integra_plan {
    ~integra_plan() { integra_plan_destroy($self); }
}

/* The one call after which the object given points at nothing: an argument of its own name has typemaps of its own. */
%ignore integra_plan_destroy;
%rename(integra_plan_destroy) binding_plan_destroy;
%inline %{
static void binding_plan_destroy(integra_plan *destroyed) { integra_plan_destroy(destroyed); }
%}

%include <integra/event.h>
%include <integra/plan.h>

VERSIONED(integra_event)
VERSIONED(integra_plan_limits)
VERSIONED(integra_place)
VERSIONED(integra_held)
VERSIONED(integra_concurrent)
VERSIONED(integra_plan_totals)
VERSIONED(integra_taken)
EXTENDED(integra_event)

%extend integra_event {
    /* which: 0 parents, 1 salt, 2 text, from 3 on the signatures, ascending; to set one is to have all before it. */
    integra_status set_part(uint32_t which, const uint8_t *bytes, size_t size, integra_error *error) {
        if (which >= BINDING_EVENT_EXTENSION) return binding_fail(error, INTEGRA_ERR_OUT_OF_RANGE);
        return binding_event_sign($self, which, bytes, size) ? INTEGRA_OK : binding_no_memory(error);
    }
    integra_bytes part(uint32_t which) { return binding_event_bytes($self, which); }
}
