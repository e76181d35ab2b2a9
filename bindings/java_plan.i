/* java_plan.i - how plans meet Java: digests as byte[32], lists as room of the caller's.
 * Spec: spec/30-plan.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
AS_BYTE_ARRAY(integra_digest *)
EXACTLY(integra_digest *, 32)
%typemap(in) integra_digest * (integra_digest given) {
    if (!binding_exactly(jenv, $input, &given, sizeof given, "$symname", "$1_name")) return $null;
    $1 = &given;
}
%typemap(out) integra_digest * { $result = binding_bytes_array(jenv, $1, sizeof *$1); }

/* A fixed value out: a byte[] of exactly its size, filled. */
%define VALUE_OUT(TYPE, NAME, SIZE)
EXACTLY(TYPE *NAME, SIZE)
%typemap(in) TYPE *NAME (TYPE given) {
    if (!binding_exactly(jenv, $input, &given, sizeof given, "$symname", "$1_name")) return $null;
    $1 = &given;
}
%typemap(argout) TYPE *NAME {
    (*jenv)->SetByteArrayRegion(jenv, $input, 0, (jsize)sizeof(TYPE), (const jbyte *)(const void *)&given$argnum);
}
%enddef
VALUE_OUT(integra_digest, digest_out, 32)
VALUE_OUT(integra_id, id_out, 16)

VALUE_IN(integra_refusal, refusal, 32)
NUMBER_OUT(uint32_t, place_out)
NUMBER_OUT(uint32_t, answer_out)
NUMBER_OUT(int64_t, minute_out)
NUMBER_OUT(size_t, held_count_out)
NUMBER_OUT(size_t, concurrent_count_out)
BYTE_ARRAY(const uint8_t, summary, summary_size, 1, JNI_ABORT, PRESENT)
BYTE_ARRAY(integra_refusal, refusals_out, capacity, sizeof(integra_refusal), 0, "$javainput")
BYTE_ARRAY(integra_digest, digests_out, capacity, sizeof(integra_digest), 0, "$javainput")

OBJECT_OUT(integra_plan, plan_out)
RETURNS_OBJECT(integra_plan_create, integra_plan)
RETURNS_OBJECT(integra_plan_known_at, integra_plan)
