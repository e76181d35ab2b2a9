/* python_columns.i - columns of numpy arrays, or of any buffers, into and out of one array call, without copies.
 * Spec: spec/10-screening.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * One argument stands for inputs, n and outputs: (n, date, inputs, outputs), the last two being tuples in the order
 * of the tables below, None for a column left out. Lengths and alignment are checked before the call; the views are
 * held until after it. Only the offsets are copied: another thread may write into a column while the call runs, and
 * an offset that changed after it was checked would read outside the admissions.
 */
%{
typedef enum { BINDING_ROWS, BINDING_ROWS_AND_ONE, BINDING_ADMISSIONS } binding_length;

/* `repeat` pointers from `offset` on, each to values of `width` bytes. */
typedef struct binding_column {
    size_t offset;
    size_t repeat;
    size_t width;
    binding_length length;
} binding_column;

#define BINDING_IN(MEMBER, REPEAT, WIDTH, LENGTH) {offsetof(integra_screening_inputs, MEMBER), REPEAT, WIDTH, LENGTH}
#define BINDING_OUT(MEMBER, REPEAT) {offsetof(integra_screening_outputs, MEMBER), REPEAT, 1, BINDING_ROWS}

static const binding_column binding_inputs[] = {
    BINDING_IN(dates, 1, 4, BINDING_ROWS),
    BINDING_IN(questions, INTEGRA_QUESTION_COUNT, 1, BINDING_ROWS),
    BINDING_IN(admission_offsets, 1, 8, BINDING_ROWS_AND_ONE),
    BINDING_IN(admission_dates, 1, 4, BINDING_ADMISSIONS),
    BINDING_IN(admission_emergencies, 1, 1, BINDING_ADMISSIONS),
    BINDING_IN(admissions_known_from, 1, 4, BINDING_ROWS),
    BINDING_IN(admissions_known_to, 1, 4, BINDING_ROWS),
    BINDING_IN(counts, INTEGRA_COUNT_ROOM, 4, BINDING_ROWS),
    BINDING_IN(complete, INTEGRA_COUNT_ROOM, 1, BINDING_ROWS),
    BINDING_IN(values, INTEGRA_FACT_ROOM, 1, BINDING_ROWS),
};
static const binding_column binding_outputs[] = {
    BINDING_OUT(items, INTEGRA_ITEM_COUNT), BINDING_OUT(derived, 1),
    BINDING_OUT(yes_count, 1),              BINDING_OUT(unknown_count, 1),
    BINDING_OUT(pps, 1),                    BINDING_OUT(assistance_threshold, 1),
    BINDING_OUT(stage, 1),                  BINDING_OUT(ask, 1),
    BINDING_OUT(least_to_settle, 1),        BINDING_OUT(legal_complexity, 1),
    BINDING_OUT(findings, 1),
};
enum { BINDING_VIEWS = 64 };

typedef struct binding_columns {
    integra_screening_inputs inputs;
    integra_screening_outputs outputs;
    size_t n;
    int64_t *offsets;
    Py_buffer views[BINDING_VIEWS];
    size_t held;
} binding_columns;

static int binding_refuse(const char *what, Py_ssize_t column) {
    PyErr_Format(PyExc_ValueError, "column %zd: %s", column, what);
    return -1;
}

/* Takes one buffer, checks it, and gives where it starts and how many values it has. */
static int binding_view(binding_columns *columns, PyObject *object, const binding_column *column, int writable,
                        Py_ssize_t place, void **start_out, size_t *count_out) {
    Py_buffer *view = &columns->views[columns->held];
    size_t expected = columns->n + (column->length == BINDING_ROWS_AND_ONE ? 1 : 0);
    if (PyObject_GetBuffer(object, view, writable ? PyBUF_WRITABLE : PyBUF_SIMPLE) != 0) return -1;
    columns->held++;
    *count_out = (size_t)view->len / column->width;
    if ((size_t)view->len % column->width != 0 || (column->length != BINDING_ADMISSIONS && *count_out != expected))
        return binding_refuse("it has not the length of the others", place);
    if ((uintptr_t)view->buf % column->width != 0) return binding_refuse("its values are not aligned", place);
    *start_out = view->buf;
    return 0;
}

/* What admissions need beyond one column: a common length, and offsets that nobody else can change. */
static int binding_note(binding_columns *columns, const binding_column *column, Py_ssize_t place, void **start,
                        size_t count) {
    if (column->length == BINDING_ADMISSIONS) {
        if (column->offset != offsetof(integra_screening_inputs, admission_dates) &&
            columns->inputs.admission_size != count)
            return binding_refuse("it has not the length of the admission dates", place);
        columns->inputs.admission_size = count;
    } else if (column->length == BINDING_ROWS_AND_ONE) {
        columns->offsets = (int64_t *)(void *)binding_copy(*start, count * sizeof(int64_t));
        if (columns->offsets == NULL) {
            PyErr_NoMemory();
            return -1;
        }
        *start = columns->offsets;
    }
    return 0;
}

static int binding_fill(binding_columns *columns, PyObject *objects, const binding_column *table, size_t rows,
                        int writable) {
    char *base = writable ? (char *)&columns->outputs : (char *)&columns->inputs;
    Py_ssize_t place = 0;
    size_t row, i;
    for (row = 0; row < rows; row++) {
        for (i = 0; i < table[row].repeat; i++, place++) {
            PyObject *object = PyTuple_GetItem(objects, place);
            void *start = NULL;
            size_t count = 0;
            if (object == NULL) return -1;
            if (object == Py_None) continue;
            if (binding_view(columns, object, &table[row], writable, place, &start, &count) != 0) return -1;
            if (binding_note(columns, &table[row], place, &start, count) != 0) return -1;
            memcpy(base + table[row].offset + i * sizeof(void *), &start, sizeof start);
        }
    }
    return place == PyTuple_Size(objects) ? 0 : binding_refuse("there are too many columns", place);
}

static void binding_let_go(binding_columns *columns) {
    while (columns->held > 0) PyBuffer_Release(&columns->views[--columns->held]);
    free(columns->offsets);
    columns->offsets = NULL;
}

static int binding_take(binding_columns *columns, PyObject *argument) {
    PyObject *inputs, *outputs;
    Py_ssize_t n;
    int date;
    memset(columns, 0, sizeof *columns);
    integra_screening_inputs_init(&columns->inputs, sizeof columns->inputs);
    integra_screening_outputs_init(&columns->outputs, sizeof columns->outputs);
    if (!PyTuple_Check(argument)) {
        PyErr_SetString(PyExc_TypeError, "columns are a tuple (n, date, inputs, outputs)");
        return -1;
    }
    if (!PyArg_ParseTuple(argument, "niO!O!", &n, &date, &PyTuple_Type, &inputs, &PyTuple_Type, &outputs)) return -1;
    if (n < 0 || n > PY_SSIZE_T_MAX / 16) {
        PyErr_SetString(PyExc_ValueError, "the number of rows is out of range");
        return -1;
    }
    columns->n = (size_t)n;
    columns->inputs.date = date;
    if (binding_fill(columns, inputs, binding_inputs, sizeof binding_inputs / sizeof *binding_inputs, 0) != 0 ||
        binding_fill(columns, outputs, binding_outputs, sizeof binding_outputs / sizeof *binding_outputs, 1) != 0) {
        binding_let_go(columns);
        return -1;
    }
    if (n > 0 && columns->held == 0) {
        PyErr_SetString(PyExc_ValueError, "there are rows and no column");
        return -1;
    }
    return 0;
}
%}

%typemap(in) (const integra_screening_inputs *inputs, size_t n, const integra_screening_outputs *outputs)
    (int taken = 0, binding_columns columns) {
    if (binding_take(&columns, $input) != 0) GIVEN_FAIL("$symname", "$1_name");
    taken = 1;
    $1 = &columns.inputs;
    $2 = columns.n;
    $3 = &columns.outputs;
}
%typemap(freearg) (const integra_screening_inputs *inputs, size_t n, const integra_screening_outputs *outputs) {
    if (taken$argnum) binding_let_go(&columns$argnum);
}
