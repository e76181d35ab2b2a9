/* python_view.i - how views of plans meet Python.
 * Spec: spec/35-views.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
BUFFER_IN(const char, reference, reference_size, PyBUF_SIMPLE)
NUMBER_OUT(uint32_t, viewer_out, PyLong_FromUnsignedLong)
MAKES_ROOM(integra_view_encode, uint8_t, arg5, arg6, arg7, binding_release(arg5, arg6))
