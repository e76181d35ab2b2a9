/* python_indicator.i - how tallies and figures meet Python.
 * Spec: spec/50-indicators.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
BUFFER_IN(const uint8_t, offsets, offsets_size, PyBUF_SIMPLE)
BUFFER_IN(const char, text, size, PyBUF_SIMPLE)
NUMBER_OUT(uint64_t, count_out, PyLong_FromUnsignedLongLong)

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
