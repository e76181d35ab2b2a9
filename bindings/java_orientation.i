/* java_orientation.i - how demands, protocols and directories meet Java.
 * Spec: spec/20-orientation.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
ARRAY_AS_BYTES(int16_t)
ARRAY_AS_BYTES(uint16_t)
ARRAY_AS_BYTES(integra_date)
AS_BYTE_ARRAY(char commune[8])
%typemap(in) char commune[8] (char given[8]) {
    if (!binding_exactly(jenv, $input, given, sizeof given, "$symname", "$1_name")) return $null;
    $1 = given;
}
%typemap(memberin) char commune[8] { memcpy($1, $input, 8); }
%typemap(argout) char commune[8] ""
%typemap(freearg) char commune[8] ""
%typemap(out) char commune[8] { $result = binding_bytes_array(jenv, $1, 8); }
%apply char commune[8] { char site[8] };
AS_BYTE_ARRAY(integra_text)
%typemap(out) integra_text { $result = binding_bytes_array(jenv, $1.bytes, $1.size); }

/* Sixteen values of a demand, in and out. */
AS_BYTE_ARRAY(const uint8_t *values)
EXACTLY(const uint8_t *values, 16)
%typemap(in) const uint8_t *values (uint8_t given[INTEGRA_DEMAND_FIELD_ROOM]) {
    if (!binding_exactly(jenv, $input, given, sizeof given, "$symname", "$1_name")) return $null;
    $1 = given;
}
AS_BYTE_ARRAY(uint8_t *values_out)
EXACTLY(uint8_t *values_out, 16)
%typemap(in) uint8_t *values_out (uint8_t given[INTEGRA_DEMAND_FIELD_ROOM]) {
    if (!binding_exactly(jenv, $input, given, sizeof given, "$symname", "$1_name")) return $null;
    $1 = given;
}
%typemap(argout) uint8_t *values_out {
    (*jenv)->SetByteArrayRegion(jenv, $input, 0, INTEGRA_DEMAND_FIELD_ROOM, (const jbyte *)given$argnum);
}
BYTE_ARRAY(uint8_t, buffer, buffer_size, 1, 0, PRESENT)

NUMBER_OUT(integra_tri, over_out)
NUMBER_OUT(integra_tri, conforms_out)
NUMBER_OUT(integra_tri, valid_out)
NUMBER_OUT(uint64_t, services_out)
NUMBER_OUT(uint64_t, key_out)
NUMBER_OUT(uint64_t, differing_out)
NUMBER_OUT(uint32_t, motive_out)
NUMBER_OUT(uint32_t, index_out)
NUMBER_OUT(size_t, calls_out)
NUMBER_OUT(size_t, answered_out)

OBJECT_OUT(integra_protocol, protocol_out)
RETURNS_OBJECT(integra_protocol_create, integra_protocol)
RETURNS_OBJECT(binding_protocol_draft, integra_protocol)
RETURNS_OBJECT(integra_protocol_decode, integra_protocol)
OBJECT_OUT(integra_directory, directory_out)
RETURNS_OBJECT(integra_directory_create, integra_directory)
RETURNS_OBJECT(integra_directory_decode, integra_directory)
