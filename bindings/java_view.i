/* java_view.i - how views of plans meet Java: the reference as the bytes of its UTF-8.
 * Spec: spec/35-views.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
BYTE_ARRAY(const char, reference, reference_size, 1, JNI_ABORT, PRESENT)
NUMBER_OUT(uint32_t, viewer_out)
