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

/* Rows of a store, a tuple (digest, message) each, taken in again in one change. A row that is not as it was written, whose
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
%{
/* The two bytes objects of a row: borrowed, NULL where it is none. */
static PyObject *binding_row_part(PyObject *row, Py_ssize_t part) {
    PyObject *data = PyTuple_Check(row) && PyTuple_Size(row) == 2 ? PyTuple_GetItem(row, part) : NULL;
    return data != NULL && PyBytes_Check(data) ? data : NULL;
}

static integra_status binding_row_differs(Py_ssize_t index, integra_error *error) {
    integra_status status = binding_fail(error, INTEGRA_ERR_MISMATCH);
    error->index = (uint64_t)index;
    return status;
}

static integra_status binding_rows_read(PyObject *rows, integra_bytes *messages, integra_error *error) {
    Py_ssize_t i;
    for (i = 0; i < PyList_Size(rows); i++) {
        PyObject *row = PyList_GetItem(rows, i), *name = binding_row_part(row, 0), *data = binding_row_part(row, 1);
        if (name == NULL || data == NULL || PyBytes_Size(name) != (Py_ssize_t)sizeof(integra_digest))
            return binding_row_differs(i, error);
        messages[i].bytes = (const uint8_t *)PyBytes_AsString(data);
        messages[i].size = (size_t)PyBytes_Size(data);
    }
    return INTEGRA_OK;
}

/* Whether each row is the event that its digest names. */
static integra_status binding_rows_check(integra_plan *stored, PyObject *rows, integra_error *error) {
    integra_status status = INTEGRA_OK;
    Py_ssize_t i;
    for (i = 0; status == INTEGRA_OK && i < PyList_Size(rows); i++) {
        uint32_t place = INTEGRA_NO_INDEX;
        integra_digest digest;
        memcpy(&digest, PyBytes_AsString(binding_row_part(PyList_GetItem(rows, i), 0)), sizeof digest);
        status = integra_plan_find(stored, &digest, &place, error);
        if (status == INTEGRA_OK && place == INTEGRA_NO_INDEX) status = binding_row_differs(i, error);
    }
    return status;
}
%}
%inline %{
static integra_status binding_plan_take(integra_plan *stored, PyObject *rows, integra_error *error) {
    size_t count = (size_t)PyList_Size(rows);
    integra_bytes *messages = (integra_bytes *)malloc((count == 0 ? 1 : count) * sizeof *messages);
    integra_status status = messages == NULL ? binding_no_memory(error) : binding_rows_read(rows, messages, error);
    if (status == INTEGRA_OK) status = integra_plan_recall(stored, messages, count, error);
    free(messages);
    return status == INTEGRA_OK ? binding_rows_check(stored, rows, error) : status;
}
%}
