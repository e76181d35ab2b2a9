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

MAKES_ROOM(integra_due_findings, integra_finding, arg2, arg3, arg4, (void)0)
MAKES_ROOM(integra_due_cover, integra_cover_days, arg2, arg3, arg4, (void)0)

OBJECT_OUT(integra_due, due_out)
OBJECT_IN(integra_due, integra_due *destroyed, SWIG_POINTER_RELEASE)
OBJECT_IN(integra_due, const integra_due *due, 0)
