/* java_plan.i - how plans meet Java: digests as byte[32], lists as room of the caller's.
 * Spec: spec/30-plan.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
AS_BYTE_ARRAY(integra_digest *)
%typemap(in) integra_digest * (integra_digest value) {
    if (!binding_exactly(jenv, $input, &value, sizeof value)) return $null;
    $1 = &value;
}
%typemap(out) integra_digest * { $result = binding_bytes_array(jenv, $1, sizeof *$1); }

/* A fixed value out: a byte[] of exactly its size, filled. */
%define VALUE_OUT(TYPE, NAME)
%typemap(in) TYPE *NAME (TYPE value) {
    if (!binding_exactly(jenv, $input, &value, sizeof value)) return $null;
    $1 = &value;
}
%typemap(argout) TYPE *NAME {
    (*jenv)->SetByteArrayRegion(jenv, $input, 0, (jsize)sizeof(TYPE), (const jbyte *)(const void *)&value$argnum);
}
%enddef
VALUE_OUT(integra_digest, digest_out)
VALUE_OUT(integra_id, id_out)

VALUE_IN(integra_refusal, refusal)
NUMBER_OUT(uint32_t, place_out)
NUMBER_OUT(uint32_t, answer_out)
NUMBER_OUT(int64_t, minute_out)
NUMBER_OUT(size_t, held_count_out)
NUMBER_OUT(size_t, concurrent_count_out)
BYTE_ARRAY(const uint8_t, summary, summary_size, 1, JNI_ABORT)
BYTE_ARRAY(integra_refusal, refusals_out, capacity, sizeof(integra_refusal), 0)
BYTE_ARRAY(integra_digest, digests_out, capacity, sizeof(integra_digest), 0)

OBJECT_OUT(integra_plan, plan_out)
RETURNS_OBJECT(integra_plan_create, integra_plan)
RETURNS_OBJECT(integra_plan_known_at, integra_plan)
%typemap(javain) integra_plan *destroyed "$javaclassname.swigRelease($javainput)"
