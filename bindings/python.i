/* python.i - how C meets Python: errors, bytes, fixed arrays, outputs.
 * Spec: spec/00-conventions.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * Outputs are returned: none as None, one as itself, several as a tuple. None stands for NULL.
 */
%{
#include <time.h>

/* Set by %exception for calls that touch nothing but their arguments. */
#define WITHOUT_LOCK(...) Py_BEGIN_ALLOW_THREADS __VA_ARGS__ Py_END_ALLOW_THREADS

/* Whether a long call goes on: no handler of a signal raised. The lock is taken for that every tenth of a second and not
 * at each question, since other threads may hold it; context is when it was last looked at. */
#define BINDING_GO_ON binding_go_on
static uint32_t binding_go_on(void *context, uint64_t done) {
    struct timespec now, *last = (struct timespec *)context;
    PyGILState_STATE held;
    int raised;
    if (timespec_get(&now, TIME_UTC) == 0) now.tv_sec = last->tv_sec + 1;
    if (done > 0 && now.tv_sec == last->tv_sec && labs(now.tv_nsec - last->tv_nsec) < 100000000) return 1;
    *last = now;
    held = PyGILState_Ensure();
    raised = PyErr_CheckSignals();
    PyGILState_Release(held);
    return raised == 0;
}

/* A constructor that had no memory, and a destructor after which the object points at nothing. */
#define MADE(...) __VA_ARGS__ if (result == NULL) { PyErr_NoMemory(); SWIG_fail; }
#define DESTROYED(...) { void *gone; __VA_ARGS__ (void)SWIG_ConvertPtr(swig_obj[0], &gone, NULL, SWIG_POINTER_CLEAR); }

/* What is said of an error in both languages, each without so many bytes at its beginning and its end. */
static PyObject *binding_said(const integra_error *about, const size_t *before, size_t behind) {
    PyObject *english = NULL, *french = NULL, *both = NULL;
    char room[BINDING_SAID];
    size_t size = binding_say(about, INTEGRA_LANGUAGE_EN, room);
    english = PyUnicode_DecodeUTF8(room + before[0], (Py_ssize_t)(size - before[0] - behind), NULL);
    size = binding_say(about, INTEGRA_LANGUAGE_FR, room);
    french = PyUnicode_DecodeUTF8(room + before[1], (Py_ssize_t)(size - before[1] - behind), NULL);
    if (english != NULL && french != NULL) both = PyTuple_Pack(2, english, french);
    Py_XDECREF(english);
    Py_XDECREF(french);
    return both;
}

/* The fault's sentence without rule and place, None without a fault; and the index in words, None where it has none. */
static void binding_tell(const integra_error *error, PyObject **detail, PyObject **place) {
    char room[BINDING_SAID];
    size_t before[2] = { 0, 0 };
    integra_error bare = *error;
    bare.rule = 0;
    bare.offset = bare.index = INTEGRA_NO_PLACE;
    *detail = error->fault == INTEGRA_FAULT_NONE ? Py_NewRef(Py_None) : binding_said(&bare, before, 0);
    before[0] = binding_say(&bare, INTEGRA_LANGUAGE_EN, room) + 2; /* a space and a bracket, and behind it another */
    before[1] = binding_say(&bare, INTEGRA_LANGUAGE_FR, room) + 2;
    bare.index = error->index;
    *place = error->index_of == INTEGRA_INDEX_NONE || binding_say(&bare, INTEGRA_LANGUAGE_EN, room) <= before[0]
        ? Py_NewRef(Py_None) : binding_said(&bare, before, 1);
}

/* Raises what integra.errors.from_error() makes of an error. */
static void binding_raise(const integra_error *error) {
    PyObject *module = PyImport_ImportModule("integra.errors");
    PyObject *raised = NULL;
    if (module != NULL) {
        PyObject *offset = error->offset == INTEGRA_NO_PLACE ? Py_NewRef(Py_None)
                                                             : PyLong_FromUnsignedLongLong(error->offset);
        PyObject *index = error->index == INTEGRA_NO_PLACE ? Py_NewRef(Py_None)
                                                           : PyLong_FromUnsignedLongLong(error->index);
        PyObject *detail = NULL, *place = NULL;
        binding_tell(error, &detail, &place);
        if (offset != NULL && index != NULL && detail != NULL && place != NULL)
            raised = PyObject_CallMethod(module, "from_error", "iIzOOOO", (int)error->status,
                                         (unsigned int)error->fault, integra_rule_name(error->rule), offset, index,
                                         detail, place);
        Py_XDECREF(offset);
        Py_XDECREF(index);
        Py_XDECREF(detail);
        Py_XDECREF(place);
        Py_DECREF(module);
    }
    if (raised != NULL) PyErr_SetObject((PyObject *)Py_TYPE(raised), raised);
    Py_XDECREF(raised);
}

/* None, then one value, then a tuple of them; both references are taken over. NULL stays NULL: a call failed. */
static PyObject *binding_append(PyObject *result, PyObject *value) {
    PyObject *before = NULL, *after = NULL, *joined = NULL;
    if (result == Py_None) {
        Py_DECREF(result);
        return value;
    }
    if (result != NULL && value != NULL) {
        before = PyTuple_Check(result) ? Py_NewRef(result) : PyTuple_Pack(1, result);
        after = PyTuple_Pack(1, value);
        if (before != NULL && after != NULL) joined = PySequence_Concat(before, after);
    }
    Py_XDECREF(before);
    Py_XDECREF(after);
    Py_XDECREF(result);
    Py_XDECREF(value);
    return joined;
}

static PyObject *binding_bytes_object(const void *bytes, size_t size) {
    return PyBytes_FromStringAndSize(size == 0 ? NULL : (const char *)bytes, (Py_ssize_t)size);
}

/* Copies an object's bytes, exactly size of them; -1 with an exception otherwise. */
static int binding_exactly(PyObject *object, void *out, size_t size) {
    Py_buffer view;
    int fits;
    if (PyObject_GetBuffer(object, &view, PyBUF_SIMPLE) != 0) return -1;
    fits = (size_t)view.len == size;
    if (fits) memcpy(out, view.buf, size);
    PyBuffer_Release(&view);
    if (!fits) PyErr_Format(PyExc_ValueError, "exactly %zu bytes are wanted", size);
    return fits ? 0 : -1;
}

static PyObject *binding_finding(const integra_finding *finding) {
    return Py_BuildValue("(IIIINIiII)", finding->rule, finding->weight, finding->state, finding->settled_by,
                         binding_bytes_object(finding->subject.bytes, sizeof finding->subject), finding->index,
                         finding->due, finding->value, finding->other);
}

/* What binding_finding made, back; -1 with an exception otherwise. */
static int binding_finding_of(PyObject *tuple, integra_finding *out) {
    PyObject *subject = NULL;
    memset(out, 0, sizeof *out);
    if (!PyTuple_Check(tuple)) {
        PyErr_SetString(PyExc_TypeError, "a finding is a tuple");
        return -1;
    }
    if (!PyArg_ParseTuple(tuple, "IIIIOIiII", &out->rule, &out->weight, &out->state, &out->settled_by, &subject,
                          &out->index, &out->due, &out->value, &out->other))
        return -1;
    return binding_exactly(subject, out->subject.bytes, sizeof out->subject);
}

static PyObject *binding_findings(const integra_finding *findings, size_t count) {
    PyObject *tuple = PyTuple_New((Py_ssize_t)count);
    size_t i;
    for (i = 0; tuple != NULL && i < count; i++) {
        PyObject *finding = binding_finding(&findings[i]);
        if (finding == NULL) {
            Py_DECREF(tuple);
            return NULL;
        }
        PyTuple_SetItem(tuple, (Py_ssize_t)i, finding);
    }
    return tuple;
}

/* Reads a sequence of (name, value) pairs; the tuple returned keeps the names alive. */
static PyObject *binding_overrides(PyObject *pairs, const char **names, int64_t *values, Py_ssize_t room) {
    PyObject *tuple = PySequence_Tuple(pairs);
    Py_ssize_t i;
    if (tuple != NULL && PyTuple_Size(tuple) > room) PyErr_SetString(PyExc_ValueError, "too many parameters");
    for (i = 0; !PyErr_Occurred() && i < PyTuple_Size(tuple); i++) {
        PyObject *pair = PyTuple_GetItem(tuple, i);
        Py_ssize_t size = 0;
        if (!PyTuple_Check(pair) || PyTuple_Size(pair) != 2 || !PyUnicode_Check(PyTuple_GetItem(pair, 0))) {
            PyErr_SetString(PyExc_TypeError, "a parameter is a tuple (name, value)");
            break;
        }
        names[i] = PyUnicode_AsUTF8AndSize(PyTuple_GetItem(pair, 0), &size);
        values[i] = PyLong_AsLongLong(PyTuple_GetItem(pair, 1));
        if (names[i] != NULL && strlen(names[i]) != (size_t)size)
            PyErr_SetString(PyExc_ValueError, "a name holds a zero character");
    }
    if (!PyErr_Occurred()) return tuple;
    Py_XDECREF(tuple);
    return NULL;
}

/* More than any two packs have parameters (integra.cddl, receipt-body). */
enum { BINDING_OVERRIDES = 64, BINDING_FINDINGS = 64 };
%}

%include "python_given.i"

/* ---- errors ---- */
%typemap(freearg) integra_error *error ""
%typemap(in, numinputs=0, noblock=1) integra_error *error {
    integra_error call_error;
    memset(&call_error, 0, sizeof call_error);
    $1 = &call_error;
}
%typemap(out) integra_status {
    if ($1 != INTEGRA_OK) {
        if (!PyErr_Occurred()) binding_raise(&call_error); /* where a signal ended it, its handler has raised already */
        SWIG_fail;
    }
    $result = Py_NewRef(Py_None);
}

/* ---- names ---- */
%typemap(in) const char *name {
    Py_ssize_t size = 0;
    if (!PyUnicode_Check($input)) {
        PyErr_SetString(PyExc_TypeError, "a name is a str");
        GIVEN_FAIL("$symname", "$1_name");
    }
    $1 = (char *)PyUnicode_AsUTF8AndSize($input, &size);
    if ($1 == NULL) GIVEN_FAIL("$symname", "$1_name");
    if (strlen($1) != (size_t)size) {
        PyErr_SetString(PyExc_ValueError, "a name holds a zero character");
        GIVEN_FAIL("$symname", "$1_name");
    }
}
%typemap(freearg) const char *name ""

/* ---- bytes in: a view held during the call, released after it ---- */
%define BUFFER_IN(TYPE, BYTES, SIZE, FLAGS)
%typemap(in) (TYPE *BYTES, size_t SIZE) (int held = 0, Py_buffer view) {
    $1 = NULL;
    $2 = 0;
    if ($input != Py_None || !binding_takes_null("$symname", "$1_name")) {
        if (PyObject_GetBuffer($input, &view, FLAGS) != 0) GIVEN_FAIL("$symname", "$1_name");
        held = 1;
        $1 = ($1_ltype)view.buf;
        $2 = ($2_ltype)view.len;
    }
}
%typemap(freearg) (TYPE *BYTES, size_t SIZE) { if (held$argnum) PyBuffer_Release(&view$argnum); }
%enddef
BUFFER_IN(const uint8_t, bytes, size, PyBUF_SIMPLE)
BUFFER_IN(const uint8_t, accepted, accepted_size, PyBUF_SIMPLE)
BUFFER_IN(const uint8_t, days, days_size, PyBUF_SIMPLE)
BUFFER_IN(const uint8_t, emergencies, emergencies_size, PyBUF_SIMPLE)

/* ---- lists out: room for the most that the headers allow, so that one call is enough ---- */
%typemap(in, numinputs=0) (uint8_t *bytes_out, size_t capacity, size_t *size_out) (size_t size = 0) {
    $2 = INTEGRA_MESSAGE_LIMIT;
    $3 = &size;
    $1 = (uint8_t *)malloc($2);
    if ($1 == NULL) {
        PyErr_NoMemory();
        SWIG_fail;
    }
}
%typemap(argout) (uint8_t *bytes_out, size_t capacity, size_t *size_out) {
    $result = binding_append($result, binding_bytes_object($1, size$argnum));
}
%typemap(freearg) (uint8_t *bytes_out, size_t capacity, size_t *size_out) {
    binding_release($1, size$argnum < $2 ? size$argnum : $2);
}

/* A sentence comes out as a str: the longest, of a failure with every motive and field, has some three thousand bytes. */
%typemap(freearg) (char *text_out, size_t capacity, size_t *size_out) ""
%typemap(in, numinputs=0) (char *text_out, size_t capacity, size_t *size_out)
    (char room[BINDING_SAID], size_t size = 0) {
    $1 = room;
    $2 = BINDING_SAID;
    $3 = &size;
}
%typemap(argout) (char *text_out, size_t capacity, size_t *size_out) {
    $result = binding_append($result, PyUnicode_DecodeUTF8(room$argnum, (Py_ssize_t)size$argnum, NULL));
}

/* An error goes in as its 64 bytes. */
%typemap(freearg) const integra_error *about ""
%typemap(in) const integra_error *about (integra_error given) {
    if (binding_exactly($input, &given, sizeof given) != 0) GIVEN_FAIL("$symname", "$1_name");
    $1 = &given;
}

/* A finding goes in as the tuple that it came out as. */
%typemap(freearg) const integra_finding *finding ""
%typemap(in) const integra_finding *finding (integra_finding given) {
    if (binding_finding_of($input, &given) != 0) GIVEN_FAIL("$symname", "$1_name");
    $1 = &given;
}

%typemap(freearg) (integra_finding *findings_out, size_t capacity, size_t *count_out) ""
%typemap(in, numinputs=0) (integra_finding *findings_out, size_t capacity, size_t *count_out)
    (integra_finding room[BINDING_FINDINGS], size_t count = 0) {
    $1 = room;
    $2 = BINDING_FINDINGS;
    $3 = &count;
}
%typemap(argout) (integra_finding *findings_out, size_t capacity, size_t *count_out) {
    $result = binding_append($result, binding_findings(room$argnum, count$argnum));
}

%typemap(freearg) (uint8_t *sets_out, size_t capacity, size_t *count_out) ""
%typemap(in, numinputs=0) (uint8_t *sets_out, size_t capacity, size_t *count_out)
    (uint8_t room[INTEGRA_SET_LIMIT], size_t count = 0) {
    $1 = room;
    $2 = INTEGRA_SET_LIMIT;
    $3 = &count;
}
%typemap(argout) (uint8_t *sets_out, size_t capacity, size_t *count_out) {
    $result = binding_append($result, binding_bytes_object(room$argnum, count$argnum));
}

/* Filled in by the %exception of integra_facts_decode, which knows facts_out. */
%typemap(freearg) (integra_date *admission_dates, integra_tri *admission_emergencies, size_t capacity, size_t *count_out) ""
%typemap(in, numinputs=0) (integra_date *admission_dates, integra_tri *admission_emergencies, size_t capacity,
                           size_t *count_out) (size_t count = 0) {
    $1 = NULL;
    $2 = NULL;
    $3 = 0;
    $4 = &count;
}

%typemap(in, numinputs=0) uint8_t digest_out[32] (uint8_t digest[32]) { $1 = digest; }
%typemap(argout) uint8_t digest_out[32] {
    $result = binding_append($result, binding_bytes_object(digest$argnum, 32));
}

/* ---- one number out ---- */
%define NUMBER_OUT(TYPE, NAME, MAKE)
%typemap(freearg) TYPE *NAME ""
%typemap(in, numinputs=0) TYPE *NAME (TYPE number = 0) { $1 = &number; }
%typemap(argout) TYPE *NAME { $result = binding_append($result, MAKE(number$argnum)); }
%enddef
NUMBER_OUT(uint32_t, code_out, PyLong_FromUnsignedLong)
NUMBER_OUT(uint32_t, rule_out, PyLong_FromUnsignedLong)
NUMBER_OUT(uint32_t, kind_out, PyLong_FromUnsignedLong)
NUMBER_OUT(uint32_t, origin_out, PyLong_FromUnsignedLong)
NUMBER_OUT(size_t, size_out, PyLong_FromSize_t)
NUMBER_OUT(int64_t, value_out, PyLong_FromLongLong)
NUMBER_OUT(integra_date, date_out, PyLong_FromLong)
NUMBER_OUT(int32_t, year_out, PyLong_FromLong)
NUMBER_OUT(int32_t, month_out, PyLong_FromLong)
NUMBER_OUT(int32_t, day_out, PyLong_FromLong)

/* ---- fixed arrays in structs, identifiers, slices ---- */
%define ARRAY_AS_BYTES(TYPE)
%typemap(in) TYPE [ANY] (TYPE array[$1_dim0]) {
    if (binding_exactly($input, array, sizeof array) != 0) GIVEN_FAIL("$symname", "$1_name");
    $1 = array;
}
%typemap(memberin) TYPE [ANY] { memcpy($1, $input, $1_dim0 * sizeof(TYPE)); }
%typemap(out) TYPE [ANY] { $result = binding_bytes_object($1, $1_dim0 * sizeof(TYPE)); }
%enddef
ARRAY_AS_BYTES(uint8_t)
ARRAY_AS_BYTES(uint32_t)
ARRAY_AS_BYTES(integra_entry)

%typemap(freearg) integra_id * ""
%typemap(in) integra_id * (integra_id given) {
    if (binding_exactly($input, &given, sizeof given) != 0) GIVEN_FAIL("$symname", "$1_name");
    $1 = &given;
}
%typemap(out) integra_id * { $result = binding_bytes_object($1, sizeof *$1); }
%typemap(out) integra_bytes { $result = binding_bytes_object($1.bytes, $1.size); }
%typemap(out) integra_bytes * { $result = binding_bytes_object($1->bytes, $1->size); }

%define SIZED_STRUCT(TYPE, NAME)
%typemap(in) (TYPE *NAME, size_t struct_size) (binding_use use = { NULL }) {
    if (binding_take_object(&use, $input, $descriptor(TYPE *), 1, 0, "$symname", "$1_name") != 0) SWIG_fail;
    $1 = (TYPE *)use.pointer;
    $2 = sizeof(TYPE);
}
%typemap(freearg) (TYPE *NAME, size_t struct_size) { binding_give_back(&use$argnum); }
%enddef

/* ---- packs ---- */
%typemap(freearg) const integra_allocator *allocator ""
%typemap(in, numinputs=0) const integra_allocator *allocator { $1 = NULL; }
%define OBJECT_OUT(TYPE, NAME)
%typemap(freearg) TYPE **NAME ""
%typemap(in, numinputs=0) TYPE **NAME (TYPE *made = NULL) { $1 = &made; }
%typemap(argout) TYPE **NAME {
    $result = binding_append($result, SWIG_NewPointerObj(made$argnum, $descriptor(TYPE *), SWIG_POINTER_OWN));
}
%enddef
OBJECT_OUT(integra_rules, rules_out)
%typemap(in) (const char *const *names, const int64_t *values, size_t count)
    (const char *texts[BINDING_OVERRIDES], int64_t numbers[BINDING_OVERRIDES], PyObject *kept = NULL) {
    kept = binding_overrides($input, texts, numbers, BINDING_OVERRIDES);
    if (kept == NULL) GIVEN_FAIL("$symname", "$1_name");
    $1 = ($1_ltype)texts;
    $2 = numbers;
    $3 = (size_t)PyTuple_Size(kept);
}
%typemap(freearg) (const char *const *names, const int64_t *values, size_t count) { Py_XDECREF(kept$argnum); }
%apply SWIGTYPE *destroyed { integra_rules *rules };
%apply const SWIGTYPE * { const integra_rules *rules };
