/* python_orientation.i - how demands, protocols and directories meet Python.
 * Spec: spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
ARRAY_AS_BYTES(int16_t)
ARRAY_AS_BYTES(uint16_t)
ARRAY_AS_BYTES(integra_date)
%typemap(in) char commune[8] (char array[8]) {
    if (binding_exactly($input, array, sizeof array) != 0) GIVEN_FAIL("$symname", "$1_name");
    $1 = array;
}
%typemap(memberin) char commune[8] { memcpy($1, $input, 8); }
%typemap(out) char commune[8] { $result = binding_bytes_object($1, 8); }
%apply char commune[8] { char site[8] };
%typemap(out) integra_text { $result = binding_bytes_object($1.bytes, $1.size); }

/* Sixteen values of a demand, in and out. */
%typemap(freearg) const uint8_t *values ""
%typemap(in) const uint8_t *values (uint8_t array[INTEGRA_DEMAND_FIELD_ROOM]) {
    if (binding_exactly($input, array, sizeof array) != 0) GIVEN_FAIL("$symname", "$1_name");
    $1 = array;
}
%typemap(freearg) uint8_t *values_out ""
%typemap(in, numinputs=0) uint8_t *values_out (uint8_t array[INTEGRA_DEMAND_FIELD_ROOM]) { $1 = array; }
%typemap(argout) uint8_t *values_out {
    $result = binding_append($result, binding_bytes_object(array$argnum, INTEGRA_DEMAND_FIELD_ROOM));
}

/* A buffer that is written to. */
BUFFER_IN(uint8_t, buffer, buffer_size, PyBUF_WRITABLE)

NUMBER_OUT(integra_tri, over_out, PyLong_FromUnsignedLong)
NUMBER_OUT(integra_tri, conforms_out, PyLong_FromUnsignedLong)
NUMBER_OUT(integra_tri, valid_out, PyLong_FromUnsignedLong)
NUMBER_OUT(uint64_t, services_out, PyLong_FromUnsignedLongLong)
NUMBER_OUT(uint64_t, key_out, PyLong_FromUnsignedLongLong)
NUMBER_OUT(uint64_t, differing_out, PyLong_FromUnsignedLongLong)
NUMBER_OUT(uint32_t, motive_out, PyLong_FromUnsignedLong)
NUMBER_OUT(uint32_t, index_out, PyLong_FromUnsignedLong)
NUMBER_OUT(size_t, count_out, PyLong_FromSize_t)
NUMBER_OUT(size_t, calls_out, PyLong_FromSize_t)
NUMBER_OUT(size_t, answered_out, PyLong_FromSize_t)

MAKES_ROOM_WITHOUT_LOCK(binding_protocol_compare, uint8_t, arg6, arg7, arg8, binding_release(arg6, arg7))
MAKES_ROOM_WITHOUT_LOCK(binding_protocol_conforms, uint8_t, arg6, arg7, arg8, binding_release(arg6, arg7))
MAKES_ROOM_WITHOUT_LOCK(binding_protocol_changes, uint8_t, arg6, arg7, arg8, binding_release(arg6, arg7))
MAKES_ROOM(binding_protocol_rows, uint8_t, arg4, arg5, arg6, binding_release(arg4, arg5))
MAKES_ROOM(integra_directory_encode, uint8_t, arg2, arg3, arg4, binding_release(arg2, arg3))
MAKES_ROOM(integra_directory_review, integra_finding, arg2, arg3, arg4, (void)0)
MAKES_ROOM(integra_directory_merge, integra_finding, arg3, arg4, arg5, (void)0)
MAKES_ROOM(integra_demand_review, integra_finding, arg5, arg6, arg7, (void)0)

OBJECT_OUT(integra_protocol, protocol_out)
OBJECT_OUT(integra_directory, directory_out)
