/* python_view.i - how views of plans meet Python.
 * Spec: spec/35-views.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
%typemap(in) (const char *reference, size_t reference_size) (int held = 0, Py_buffer view) {
    if (PyObject_GetBuffer($input, &view, PyBUF_SIMPLE) != 0) SWIG_fail;
    held = 1;
    $1 = ($1_ltype)view.buf;
    $2 = ($2_ltype)view.len;
}
%typemap(freearg) (const char *reference, size_t reference_size) { if (held$argnum) PyBuffer_Release(&view$argnum); }
NUMBER_OUT(uint32_t, viewer_out, PyLong_FromUnsignedLong)
MAKES_ROOM(integra_view_encode, uint8_t, arg5, arg6, arg7, binding_release(arg5, arg6))
