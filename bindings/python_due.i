/* python_due.i - how a plan on a day meets Python: days that somebody covers as tuples.
 * Spec: spec/34-due.md, spec/36-as-of.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
%{
static PyObject *binding_cover(const integra_cover_days *days, size_t count) {
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);
    size_t i;
    for (i = 0; tuple != NULL && i < count; i++) {
        PyObject *run = Py_BuildValue("(IINii)", days[i].office, days[i].by,
                                      binding_bytes_object(days[i].person.bytes, sizeof days[i].person), days[i].from,
                                      days[i].to);
        if (run == NULL) {
            Py_DECREF(tuple);
            return NULL;
        }
        PyTuple_SetItem(tuple, (Py_ssize_t)i, run);
    }
    return tuple;
}
%}

NUMBER_OUT(uint32_t, need_domain_out, PyLong_FromUnsignedLong)
NUMBER_OUT(uint32_t, sector_out, PyLong_FromUnsignedLong)

%typemap(in, numinputs=0) (integra_cover_days *days_out, size_t capacity, size_t *count_out) (size_t count = 0) {
    $1 = NULL;
    $2 = 0;
    $3 = &count;
}
%typemap(argout) (integra_cover_days *days_out, size_t capacity, size_t *count_out) {
    $result = binding_append($result, binding_cover($1, count$argnum));
}
%typemap(freearg) (integra_cover_days *days_out, size_t capacity, size_t *count_out) { free($1); }

MAKES_ROOM(binding_due_rows, uint8_t, arg2, arg3, arg4, binding_release(arg2, arg3))
MAKES_ROOM(integra_due_findings, integra_finding, arg2, arg3, arg4, (void)0)
MAKES_ROOM(integra_due_cover, integra_cover_days, arg2, arg3, arg4, (void)0)

OBJECT_OUT(integra_due, due_out)

/* Rows of a store, a tuple (digest, message) each, recorded in one call. A row that is not as it was written, whose
 * message another digest names or that belongs to another plan, is a mismatch with its place as index. */
%rename(integra_plan_take) binding_plan_take;
%typemap(freearg) PyObject *rows ""
%typemap(in) PyObject *rows {
    if (!PyList_Check($input)) {
        PyErr_SetString(PyExc_TypeError, "rows are a list");
        GIVEN_FAIL("$symname", "$1_name");
    }
    $1 = $input;
}
%inline %{
static integra_status binding_plan_take(integra_plan *stored, PyObject *rows, integra_error *error) {
    Py_ssize_t count = PyList_Size(rows);
    integra_status status = INTEGRA_OK;
    Py_ssize_t i;
    for (i = 0; status == INTEGRA_OK && i < count; i++) {
        PyObject *row = PyList_GetItem(rows, i);
        PyObject *name = PyTuple_Check(row) && PyTuple_Size(row) == 2 ? PyTuple_GetItem(row, 0) : Py_None;
        PyObject *data = name == Py_None ? Py_None : PyTuple_GetItem(row, 1);
        uint32_t place = INTEGRA_NO_INDEX;
        if (PyBytes_Check(name) && PyBytes_Check(data) && PyBytes_Size(name) == (Py_ssize_t)sizeof(integra_digest)) {
            integra_taken taken;
            integra_digest digest;
            integra_taken_init(&taken, sizeof taken);
            memcpy(&digest, PyBytes_AsString(name), sizeof digest);
            status = integra_plan_apply(stored, (const uint8_t *)PyBytes_AsString(data), (size_t)PyBytes_Size(data),
                                        &taken, error);
            if (status == INTEGRA_OK) status = integra_plan_find(stored, &digest, &place, error);
        }
        if (status == INTEGRA_OK && place == INTEGRA_NO_INDEX) {
            status = binding_fail(error, INTEGRA_ERR_MISMATCH);
            error->index = (uint64_t)i;
        }
    }
    return status;
}
%}
