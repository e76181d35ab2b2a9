/* python_plan.i - how plans meet Python: digests as bytes, refusals as tuples, lists of any length.
 * Spec: spec/30-plan.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
%{
static PyObject *binding_refusals(const integra_refusal *refusals, size_t count) {
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);
    size_t i;
    for (i = 0; tuple != NULL && i < count; i++) {
        PyObject *refusal =
            Py_BuildValue("(IIIIIII)", refusals[i].guard, refusals[i].rule, refusals[i].unsettled, refusals[i].allowed,
                          refusals[i].words, refusals[i].contested, refusals[i].entitled);
        if (refusal == NULL) {
            Py_DECREF(tuple);
            return NULL;
        }
        PyTuple_SetItem(tuple, (Py_ssize_t)i, refusal);
    }
    return tuple;
}

static int binding_refusal_of(PyObject *tuple, integra_refusal *out) {
    memset(out, 0, sizeof *out);
    if (!PyTuple_Check(tuple)) {
        PyErr_SetString(PyExc_TypeError, "a refusal is a tuple");
        return -1;
    }
    return PyArg_ParseTuple(tuple, "IIIIIII", &out->guard, &out->rule, &out->unsettled, &out->allowed, &out->words,
                            &out->contested, &out->entitled)
               ? 0
               : -1;
}

/* More guards than there are (spec/guards.tsv). */
enum { BINDING_REFUSALS = 64 };
%}

/* ---- digests ---- */
%typemap(freearg) integra_digest * ""
%typemap(in) integra_digest * (integra_digest given) {
    if (binding_exactly($input, &given, sizeof given) != 0) GIVEN_FAIL("$symname", "$1_name");
    $1 = &given;
}
%typemap(out) integra_digest * { $result = binding_bytes_object($1, sizeof *$1); }
%define VALUE_OUT(TYPE, NAME)
%typemap(freearg) TYPE *NAME ""
%typemap(in, numinputs=0) TYPE *NAME (TYPE value) {
    memset(&value, 0, sizeof value);
    $1 = &value;
}
%typemap(argout) TYPE *NAME { $result = binding_append($result, binding_bytes_object(&value$argnum, sizeof(TYPE))); }
%enddef
VALUE_OUT(integra_digest, digest_out)
VALUE_OUT(integra_id, id_out)

NUMBER_OUT(uint32_t, place_out, PyLong_FromUnsignedLong)
NUMBER_OUT(uint32_t, answer_out, PyLong_FromUnsignedLong)
NUMBER_OUT(int64_t, minute_out, PyLong_FromLongLong)
NUMBER_OUT(size_t, held_count_out, PyLong_FromSize_t)
NUMBER_OUT(size_t, concurrent_count_out, PyLong_FromSize_t)
BUFFER_IN(const uint8_t, summary, summary_size, PyBUF_SIMPLE)

/* ---- lists ---- */
%typemap(freearg) (integra_refusal *refusals_out, size_t capacity, size_t *count_out) ""
%typemap(in, numinputs=0) (integra_refusal *refusals_out, size_t capacity, size_t *count_out)
    (integra_refusal room[BINDING_REFUSALS], size_t count = 0) {
    $1 = room;
    $2 = BINDING_REFUSALS;
    $3 = &count;
}
%typemap(argout) (integra_refusal *refusals_out, size_t capacity, size_t *count_out) {
    $result = binding_append($result, binding_refusals(room$argnum, count$argnum));
}
%typemap(freearg) const integra_refusal *refusal ""
%typemap(in) const integra_refusal *refusal (integra_refusal given) {
    if (binding_refusal_of($input, &given) != 0) GIVEN_FAIL("$symname", "$1_name");
    $1 = &given;
}
%typemap(in, numinputs=0) (integra_digest *digests_out, size_t capacity, size_t *count_out) (size_t count = 0) {
    $1 = NULL;
    $2 = 0;
    $3 = &count;
}
%typemap(argout) (integra_digest *digests_out, size_t capacity, size_t *count_out) {
    $result = binding_append($result, binding_bytes_object($1, count$argnum * sizeof(integra_digest)));
}
%typemap(freearg) (integra_digest *digests_out, size_t capacity, size_t *count_out) { free($1); }

/* A call whose room was too small is made again with the room it asked for; it changes nothing the first time. */
%define MAKES_ROOM(FUNCTION, TYPE, OUT, CAPACITY, SIZE, RELEASE)
%exception FUNCTION {
    $action
    if (result == INTEGRA_ERR_CAPACITY) {
        RELEASE;
        OUT = (TYPE *)malloc(*SIZE * sizeof(TYPE));
        CAPACITY = OUT == NULL ? 0 : *SIZE;
        if (OUT == NULL) {
            result = binding_no_memory(&call_error);
        } else {
            $action
        }
    }
}
%enddef
/* The same while other threads run. */
%define MAKES_ROOM_WITHOUT_LOCK(FUNCTION, TYPE, OUT, CAPACITY, SIZE, RELEASE)
%exception FUNCTION {
    WITHOUT_LOCK(
        $action
        if (result == INTEGRA_ERR_CAPACITY) {
            RELEASE;
            OUT = (TYPE *)malloc(*SIZE * sizeof(TYPE));
            CAPACITY = OUT == NULL ? 0 : *SIZE;
            if (OUT == NULL) {
                result = binding_no_memory(&call_error);
            } else {
                $action
            }
        }
    )
}
%enddef
MAKES_ROOM(integra_plan_encode, uint8_t, arg2, arg3, arg4, binding_release(arg2, arg3))
MAKES_ROOM(integra_plan_state, uint8_t, arg2, arg3, arg4, binding_release(arg2, arg3))
MAKES_ROOM(integra_plan_summary, uint8_t, arg2, arg3, arg4, binding_release(arg2, arg3))
MAKES_ROOM(integra_plan_delta, uint8_t, arg4, arg5, arg6, binding_release(arg4, arg5))
MAKES_ROOM(integra_plan_missing, integra_digest, arg2, arg3, arg4, (void)0)
MAKES_ROOM(integra_plan_missing_at, integra_digest, arg3, arg4, arg5, (void)0)

/* As many findings as there are. */
%typemap(in, numinputs=0) (integra_finding *findings_out, size_t capacity, size_t *count_out) (size_t count = 0) {
    $1 = NULL;
    $2 = 0;
    $3 = &count;
}
%typemap(argout) (integra_finding *findings_out, size_t capacity, size_t *count_out) {
    $result = binding_append($result, binding_findings($1, count$argnum));
}
%typemap(freearg) (integra_finding *findings_out, size_t capacity, size_t *count_out) { free($1); }
MAKES_ROOM(integra_plan_check, integra_finding, arg4, arg5, arg6, (void)0)

/* ---- plans ---- */
OBJECT_OUT(integra_plan, plan_out)
%include "python_host.i"
