/* python_host.i - what a plan asks a program in Python: about what comes in, and whether a long call goes on.
 * Spec: spec/32-exchange.md (PLN-12).  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * Who is asked stands in a list, alone; where the list is empty nobody is. The object of the plan holds the list, and that
 * of a plan made of it too, so that it lives as long as somebody may be asked and a garbage collector sees it: C borrows it.
 */
%{
#define BINDING_ASKED "_asked"

/* Every long call on a plan ends where a handler of a signal raised. Calls on plans keep the lock, which keeps `last`. */
static uint32_t binding_plan_go_on(void *context, uint64_t done) {
    static struct timespec last;
    (void)context;
    return binding_go_on(&last, done);
}

/* An event as an object that owns what it points to; NULL with an exception. */
static PyObject *binding_event_object(const integra_event *event) {
    integra_event *own = (integra_event *)binding_make(sizeof *own);
    PyObject *object = NULL;
    if (own != NULL) {
        *own = *event;
        if (binding_own_event(own)) object = SWIG_NewPointerObj(own, SWIGTYPE_p_integra_event, SWIG_POINTER_OWN);
        if (object == NULL) binding_destroy(own, sizeof *own);
    }
    if (object == NULL && !PyErr_Occurred()) PyErr_NoMemory();
    return object;
}

/* Asked with an event and its digest, one answers with the code of a word of verification and with bits. What it raises
 * refuses everything, and goes on where the call ends. */
static uint32_t binding_verify(void *context, const integra_event *event, const integra_digest *digest,
                               uint32_t *signatures) {
    PyObject *asked = PyList_Size((PyObject *)context) == 0 ? NULL : Py_NewRef(PyList_GetItem((PyObject *)context, 0));
    PyObject *object, *name, *answer = NULL;
    unsigned int code = INTEGRA_VERIFICATION_REFUSE, bits = 0;
    if (asked == NULL) return INTEGRA_VERIFICATION_KEEP;
    object = binding_event_object(event);
    name = object == NULL ? NULL : binding_bytes_object(digest, sizeof *digest);
    if (name != NULL) answer = PyObject_CallFunctionObjArgs(asked, object, name, NULL);
    Py_XDECREF(object);
    Py_XDECREF(name);
    if (answer != NULL && !PyTuple_Check(answer)) PyErr_SetString(PyExc_TypeError, "a verifier answers with a tuple");
    if (answer != NULL && PyTuple_Check(answer)) (void)PyArg_ParseTuple(answer, "II", &code, &bits);
    Py_XDECREF(answer);
    Py_DECREF(asked);
    if (PyErr_Occurred()) return INTEGRA_VERIFICATION_REFUSE;
    *signatures = bits;
    return code;
}

/* The object of a plan takes over the list of the plan, or the list itself, that it was made of. NULL stays NULL. */
static PyObject *binding_asking(PyObject *plan, PyObject *from) {
    PyObject *asked = PyList_Check(from) ? Py_NewRef(from) : PyObject_GetAttrString(from, BINDING_ASKED);
    if (asked == NULL) PyErr_Clear();
    if (plan != NULL && asked != NULL && PyObject_SetAttrString(plan, BINDING_ASKED, asked) != 0) Py_CLEAR(plan);
    Py_XDECREF(asked);
    return plan;
}
%}

%typemap(freearg) PyObject *asked ""
%typemap(in) PyObject *asked {
    if (!PyList_Check($input)) {
        PyErr_SetString(PyExc_TypeError, "who is asked stands in a list");
        GIVEN_FAIL("$symname", "$1_name");
    }
    $1 = $input;
}
%typemap(freearg) integra_plan **asking_out ""
%typemap(in, numinputs=0) integra_plan **asking_out (integra_plan *made = NULL) { $1 = &made; }
%typemap(argout) integra_plan **asking_out {
    $result = binding_append(
        $result, binding_asking(SWIG_NewPointerObj(made$argnum, $descriptor(integra_plan *), SWIG_POINTER_OWN),
                                swig_obj[1]));
}
/* A plan as it was known at a minute has the host of the plan that it was made of. */
%typemap(argout) integra_plan **plan_out {
    $result = binding_append(
        $result, binding_asking(SWIG_NewPointerObj(made$argnum, $descriptor(integra_plan *), SWIG_POINTER_OWN),
                                swig_obj[0]));
}

%rename(integra_plan_create_for) binding_plan_create_for;
%inline %{
static integra_status binding_plan_create_for(const integra_plan_limits *limits, PyObject *asked,
                                              integra_plan **asking_out, integra_error *error) {
    integra_plan_host host;
    integra_plan_host_init(&host, sizeof host);
    host.go_on = binding_plan_go_on;
    if (PyList_Size(asked) > 0) {
        host.context = asked;
        host.verify = binding_verify;
    }
    return integra_plan_create_for(limits, &host, NULL, asking_out, error);
}
%}
