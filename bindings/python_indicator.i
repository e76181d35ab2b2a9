/* python_indicator.i - how tallies and figures meet Python.
 * Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
BUFFER_IN(const uint8_t, offsets, offsets_size, PyBUF_SIMPLE)
BUFFER_IN(const char, text, size, PyBUF_SIMPLE)
BUFFER_IN(const uint8_t, missing, missing_size, PyBUF_SIMPLE)
BUFFER_IN(uint8_t, known, known_size, PyBUF_WRITABLE)
BUFFER_IN(uint8_t, ids, ids_size, PyBUF_WRITABLE)
BUFFER_IN(uint8_t, parts_out, parts_size, PyBUF_WRITABLE)
NUMBER_OUT(uint64_t, count_out, PyLong_FromUnsignedLongLong)

/* The columns of a tally are a tuple of buffers, None for one that is not given. They are read where they lie, and held
 * until the call is over; whoever writes into one meanwhile, in another thread, adds other rows. */
%{
typedef struct binding_lying {
    size_t held;
    Py_buffer views[INTEGRA_FRAME_COLUMN_LIMIT];
    const void *columns[INTEGRA_FRAME_COLUMN_LIMIT];
    size_t sizes[INTEGRA_FRAME_COLUMN_LIMIT];
} binding_lying;

static void binding_lie_no_more(binding_lying *lying) {
    while (lying->held > 0) PyBuffer_Release(&lying->views[--lying->held]);
}

/* How many columns there are; -1 with an exception, and nothing held. */
static Py_ssize_t binding_lie(binding_lying *lying, PyObject *given) {
    static const uint8_t empty[1] = { 0 }; /* a buffer of nothing may lie nowhere */
    Py_ssize_t i, count = PyTuple_Check(given) ? PyTuple_Size(given) : -1;
    if (count < 0) PyErr_SetString(PyExc_TypeError, "they are a tuple");
    if (count > INTEGRA_FRAME_COLUMN_LIMIT) PyErr_SetString(PyExc_ValueError, "there are too many");
    for (i = 0; !PyErr_Occurred() && i < count; i++) {
        Py_buffer *view = &lying->views[lying->held];
        PyObject *column = PyTuple_GetItem(given, i);
        if (column == Py_None || PyObject_GetBuffer(column, view, PyBUF_SIMPLE) != 0) continue;
        lying->held++;
        lying->columns[i] = view->buf == NULL ? empty : view->buf;
        lying->sizes[i] = (size_t)view->len;
    }
    if (!PyErr_Occurred()) return count;
    binding_lie_no_more(lying);
    return -1;
}
%}
%typemap(in) (const void **columns, const size_t *sizes, size_t column_count) (binding_lying lying = { 0 }) {
    Py_ssize_t found = binding_lie(&lying, $input);
    if (found < 0) GIVEN_FAIL("$symname", "$1_name");
    $1 = lying.columns;
    $2 = lying.sizes;
    $3 = (size_t)found;
}
%typemap(freearg) (const void **columns, const size_t *sizes, size_t column_count) { binding_lie_no_more(&lying$argnum); }

/* Identifiers come out as bytes, sixteen each. */
%typemap(in, numinputs=0) (integra_id *ids_out, size_t capacity, size_t *count_out) (size_t count = 0) {
    $1 = NULL;
    $2 = 0;
    $3 = &count;
}
%typemap(argout) (integra_id *ids_out, size_t capacity, size_t *count_out) {
    $result = binding_append($result, binding_bytes_object($1, count$argnum * sizeof(integra_id)));
}
%typemap(freearg) (integra_id *ids_out, size_t capacity, size_t *count_out) {
    binding_release($1, $2 * sizeof(integra_id));
}

MAKES_ROOM_WITHOUT_LOCK(integra_tally_encode, uint8_t, arg2, arg3, arg4, binding_release(arg2, arg3))
MAKES_ROOM_WITHOUT_LOCK(integra_tally_identifiers, integra_id, arg4, arg5, arg6, (void)0)
MAKES_ROOM_WITHOUT_LOCK(binding_ids_of_texts, uint8_t, arg6, arg7, arg8, binding_release(arg6, arg7))

OBJECT_OUT(integra_tally, tally_out)
