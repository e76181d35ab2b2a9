/* python_given.i - what a call is given is looked at before C sees it, and said by the names of call and argument.
 * Spec: spec/00-conventions.md, "Errors".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * Objects and structs: None and one that was destroyed are INTEGRA_ERR_NULL_ARGUMENT but where optional.h lets None be;
 * one of another type is a TypeError. Each is in use until its call ends, and calls may let other threads run: what one
 * call reads no other thread changes, and what one changes no other thread reads (INTEGRA_ERR_INVALID_VALUE), nor is it
 * destroyed by anybody. The list of what is in use changes with the lock of the interpreter held.
 */
%{
#include <limits.h>

#include "optional.h"

typedef struct binding_use {
    void *pointer;
    int writes;
    unsigned long thread;
    struct binding_use *next;
} binding_use;

static binding_use *binding_used = NULL;

/* Raises what integra.errors.from_error() makes of a status and what is wrong, in both languages. */
static void binding_refuse_given(integra_status status, const char *call, const char *argument, const char *english,
                                 const char *french) {
    PyObject *module = PyImport_ImportModule("integra.errors");
    PyObject *said[2] = { PyUnicode_FromFormat("%s: %s %s", call, argument, english),
                          PyUnicode_FromFormat("%s : %s %s", call, argument, french) };
    PyObject *raised = NULL;
    if (module != NULL && said[0] != NULL && said[1] != NULL)
        raised = PyObject_CallMethod(module, "from_error", "iizOO(OO)O", (int)status, INTEGRA_FAULT_NONE, NULL, Py_None,
                                     Py_None, said[0], said[1], Py_None);
    if (raised != NULL) PyErr_SetObject((PyObject *)Py_TYPE(raised), raised);
    Py_XDECREF(raised);
    Py_XDECREF(said[0]);
    Py_XDECREF(said[1]);
    Py_XDECREF(module);
}

static void binding_refuse_null(const char *call, const char *argument) {
    binding_refuse_given(INTEGRA_ERR_NULL_ARGUMENT, call, argument, "is None or was destroyed, and one is wanted",
                         "est None ou a été détruit, et il en faut un");
}

/* Whether a call that is not over keeps another one from it: any from its destruction. */
static int binding_kept(const void *pointer, int writes, int destroys) {
    const binding_use *use;
    for (use = binding_used; use != NULL; use = use->next) {
        if (use->pointer == pointer &&
            (destroys || (use->thread != PyThread_get_thread_ident() && (writes || use->writes))))
            return 1;
    }
    return 0;
}

/* Takes an object for a call; -1 with an exception where it cannot be had. */
static int binding_take_object(binding_use *use, PyObject *object, swig_type_info *type, int writes, int destroys,
                               const char *call, const char *argument) {
    void *pointer = NULL;
    if (!SWIG_IsOK(SWIG_ConvertPtr(object, &pointer, type, 0))) {
        PyErr_Format(PyExc_TypeError, "%s: %s is no %s", call, argument, SWIG_TypePrettyName(type));
        return -1;
    }
    if (pointer == NULL) {
        if (object == Py_None && binding_takes_null(call, argument)) return 0;
        binding_refuse_null(call, argument);
        return -1;
    }
    if (binding_kept(pointer, writes, destroys)) {
        binding_refuse_given(INTEGRA_ERR_INVALID_VALUE, call, argument, "is in use by another call that is not over",
                             "sert à un autre appel qui n'est pas fini");
        return -1;
    }
    if (destroys) (void)SWIG_ConvertPtr(object, &pointer, type, destroys);
    use->pointer = pointer;
    use->writes = writes;
    use->thread = PyThread_get_thread_ident();
    use->next = binding_used;
    binding_used = use;
    return 0;
}

static void binding_give_back(const binding_use *use) {
    binding_use **at = &binding_used;
    if (use->pointer == NULL) return;
    while (*at != use) at = &(*at)->next;
    *at = use->next;
}

/* Names call and argument in a TypeError or ValueError that says neither. */
static void binding_name_given(const char *call, const char *argument) {
    PyObject *type = NULL, *value = NULL, *trace = NULL;
    PyObject *as = PyErr_ExceptionMatches(PyExc_TypeError)       ? PyExc_TypeError
                   : PyErr_ExceptionMatches(PyExc_OverflowError) ? PyExc_OverflowError
                   : PyErr_ExceptionMatches(PyExc_BufferError)   ? PyExc_BufferError
                   : PyErr_ExceptionMatches(PyExc_ValueError)    ? PyExc_ValueError
                                                                 : NULL;
    if (as == NULL) return;
    PyErr_Fetch(&type, &value, &trace);
    PyErr_Format(as, "%s: %s: %S", call, argument, value == NULL ? type : value);
    Py_XDECREF(type);
    Py_XDECREF(value);
    Py_XDECREF(trace);
}

/* A whole number from least to most, as its bits; -1 with an exception that names the argument otherwise, and tells
 * nothing of what was given. What is no int but says that it is one (numpy's are) is taken. */
static int binding_number(PyObject *object, long long least, unsigned long long most, const char *argument,
                          unsigned long long *out) {
    PyObject *number = PyNumber_Index(object);
    int overflow = 0;
    long long value = number == NULL ? 0 : PyLong_AsLongLongAndOverflow(number, &overflow);
    if (number == NULL) {
        if (!PyErr_ExceptionMatches(PyExc_TypeError)) return -1; /* its own, which goes on */
        PyErr_Format(PyExc_TypeError, "%s is no whole number", argument);
        return -1;
    }
    *out = (unsigned long long)value;
    if (overflow > 0 && most > LLONG_MAX) {
        *out = PyLong_AsUnsignedLongLong(number);
        overflow = PyErr_Occurred() != NULL;
        PyErr_Clear();
    } else if (overflow == 0) {
        overflow = value < least || (value > 0 && (unsigned long long)value > most);
    }
    Py_DECREF(number);
    if (overflow == 0) return 0;
    PyErr_Format(PyExc_OverflowError, "%s is out of range: from %lld to %llu", argument, least, most);
    return -1;
}
#define GIVEN_FAIL(CALL, ARGUMENT) do { binding_name_given(CALL, ARGUMENT); SWIG_fail; } while (0)
%}

%define GIVEN(TYPE, WRITES)
%typemap(in) TYPE (binding_use use = { NULL }) {
    if (binding_take_object(&use, $input, $descriptor, WRITES, $disown, "$symname", "$1_name") != 0) SWIG_fail;
    $1 = ($1_ltype)use.pointer;
}
%typemap(freearg) TYPE { binding_give_back(&use$argnum); }
%enddef
GIVEN(SWIGTYPE *, 1)
GIVEN(const SWIGTYPE *, 0)

/* The one argument of a call that destroys: what it pointed at is gone for its object too. */
%typemap(in) SWIGTYPE *destroyed (binding_use use = { NULL }) {
    if (binding_take_object(&use, $input, $descriptor, 1, SWIG_POINTER_RELEASE, "$symname", "$1_name") != 0) SWIG_fail;
    $1 = ($1_ltype)use.pointer;
}
%typemap(freearg) SWIGTYPE *destroyed { binding_give_back(&use$argnum); }

/* ---- whole numbers ---- */
%define NUMBER_IN(TYPE, LEAST, MOST)
%typemap(in) TYPE (unsigned long long number) {
    if (binding_number($input, LEAST, MOST, "$1_name", &number) != 0) SWIG_fail;
    $1 = ($1_ltype)number;
}
%enddef
NUMBER_IN(unsigned char, 0, UCHAR_MAX)
NUMBER_IN(unsigned short, 0, USHRT_MAX)
NUMBER_IN(unsigned int, 0, UINT_MAX)
NUMBER_IN(unsigned long, 0, ULONG_MAX)
NUMBER_IN(unsigned long long, 0, ULLONG_MAX)
NUMBER_IN(size_t, 0, SIZE_MAX)
NUMBER_IN(short, SHRT_MIN, SHRT_MAX)
NUMBER_IN(int, INT_MIN, INT_MAX)
NUMBER_IN(long, LONG_MIN, LONG_MAX)
NUMBER_IN(long long, LLONG_MIN, LLONG_MAX)
