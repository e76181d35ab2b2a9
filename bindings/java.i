/* java.i - how C meets Java: errors, byte arrays, fixed arrays, outputs.
 * Spec: spec/00-conventions.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * The low level only (org.libintegra.swig). Calls keep the shape of C: room for bytes or findings (64 bytes each) is a
 * byte[] of the caller's, numbers come out in a long[1]; where the room is too small (null is none) the size needed
 * is in that array when the exception INTEGRA_ERR_CAPACITY arrives.
 * What a call may not be given is refused in Java, by the names of call and argument (java_given.i).
 */
%{
#define WITHOUT_LOCK(...) __VA_ARGS__
#define BINDING_GO_ON NULL
#define MADE(...) \
    __VA_ARGS__ \
    if (result == NULL) { SWIG_JavaThrowException(jenv, SWIG_JavaOutOfMemoryError, "no memory for a struct"); }
#define DESTROYED(...) __VA_ARGS__

/* The sentence about an error as a String, NULL with an exception pending where there is no memory for it. */
static jstring binding_said(JNIEnv *env, const integra_error *error, uint32_t language) {
    char room[BINDING_SAID];
    (void)binding_say(error, language, room);
    return (*env)->NewStringUTF(env, room);
}

/* Throws an org.libintegra.IntegraException that says so; nothing where a sentence could not be made. */
static void binding_throw_saying(JNIEnv *env, const integra_error *error, jstring english, jstring french) {
    const char *shape = "(ILjava/lang/String;Ljava/lang/String;JJLjava/lang/String;Ljava/lang/String;)V";
    jclass type = english == NULL || french == NULL ? NULL : (*env)->FindClass(env, "org/libintegra/IntegraException");
    jmethodID make = type == NULL ? NULL : (*env)->GetMethodID(env, type, "<init>", shape);
    const char *name = integra_rule_name(error->rule);
    const char *what = integra_fault_name(error->fault);
    if (make != NULL) {
        jstring rule = name == NULL ? NULL : (*env)->NewStringUTF(env, name);
        jstring fault = what == NULL ? NULL : (*env)->NewStringUTF(env, what);
        /* "No place" is UINT64_MAX, which Java sees as -1. */
        jobject thrown = (*env)->NewObject(env, type, make, (jint)error->status, fault, rule, (jlong)error->offset,
                                           (jlong)error->index, english, french);
        if (thrown != NULL) (*env)->Throw(env, (jthrowable)thrown);
    }
}

static void binding_throw(JNIEnv *env, const integra_error *error) {
    jstring english = binding_said(env, error, INTEGRA_LANGUAGE_EN);
    jstring french = english == NULL ? NULL : binding_said(env, error, INTEGRA_LANGUAGE_FR);
    binding_throw_saying(env, error, english, french);
}

static jbyteArray binding_bytes_array(JNIEnv *env, const void *bytes, size_t size) {
    jbyteArray array = (*env)->NewByteArray(env, (jsize)size);
    if (array != NULL && size != 0) (*env)->SetByteArrayRegion(env, array, 0, (jsize)size, (const jbyte *)bytes);
    return array;
}

/* Copies exactly size bytes out of an array; 0 with an exception pending otherwise. */
static int binding_exactly(JNIEnv *env, jbyteArray array, void *out, size_t size, const char *call, const char *argument) {
    size_t length = array == NULL ? 0 : (size_t)(*env)->GetArrayLength(env, array);
    if (length != size) {
        char english[BINDING_SAID], french[BINDING_SAID];
        integra_error error;
        (void)binding_fail(&error, array == NULL ? INTEGRA_ERR_NULL_ARGUMENT : INTEGRA_ERR_OUT_OF_RANGE);
        (void)snprintf(english, sizeof english, "%s: %s has %zu bytes, and %zu are wanted", call, argument, length, size);
        (void)snprintf(french, sizeof french, "%s : %s a %zu octets, et il en faut %zu", call, argument, length, size);
        binding_throw_saying(env, &error, (*env)->NewStringUTF(env, english), (*env)->NewStringUTF(env, french));
        return 0;
    }
    (*env)->GetByteArrayRegion(env, array, 0, (jsize)size, (jbyte *)out);
    return 1;
}

/* More than any two packs have parameters (integra.cddl, receipt-body). */
enum { BINDING_OVERRIDES = 64 };
%}

/* Constants are known to javac: reading one needs no library loaded. */
%javaconst(1);

%include "java_given.i"

/* ---- errors: thrown last, when every array has been given back ---- */
%typemap(in, numinputs=0, noblock=1) integra_error *error {
    integra_error call_error;
    memset(&call_error, 0, sizeof call_error);
    $1 = &call_error;
}
%typemap(freearg) integra_error *error { if (result != INTEGRA_OK) binding_throw(jenv, &call_error); }
%typemap(jni) integra_status "void"
%typemap(jtype) integra_status "void"
%typemap(jstype) integra_status "void"
CALLED(true, $jnicall, integra_status)
%typemap(out) integra_status ""

/* A status that is given rather than returned is a number. */
%typemap(jni) integra_status status "jint"
%typemap(jtype) integra_status status "int"
%typemap(jstype) integra_status status "int"

/* ---- bytes in and out ---- */
%define BYTE_ARRAY(TYPE, BYTES, SIZE, UNIT, MODE, JAVAIN)
%typemap(jni) (TYPE *BYTES, size_t SIZE) "jbyteArray"
%typemap(jtype) (TYPE *BYTES, size_t SIZE) "byte[]"
%typemap(jstype) (TYPE *BYTES, size_t SIZE) "byte[]"
%typemap(javain) (TYPE *BYTES, size_t SIZE) JAVAIN
%typemap(in) (TYPE *BYTES, size_t SIZE) (jbyte *elements = NULL) {
    $1 = NULL;
    $2 = 0;
    if ($input != NULL) {
        elements = (*jenv)->GetByteArrayElements(jenv, $input, NULL);
        if (elements == NULL) return $null;
        $1 = ($1_ltype)(void *)elements;
        $2 = (size_t)(*jenv)->GetArrayLength(jenv, $input) / UNIT;
    }
}
%typemap(freearg) (TYPE *BYTES, size_t SIZE) {
    if (elements$argnum != NULL) (*jenv)->ReleaseByteArrayElements(jenv, $input, elements$argnum, MODE);
}
%enddef
BYTE_ARRAY(const uint8_t, bytes, size, 1, JNI_ABORT, PRESENT)
BYTE_ARRAY(const uint8_t, accepted, accepted_size, 1, JNI_ABORT, PRESENT)
BYTE_ARRAY(const uint8_t, days, days_size, 1, JNI_ABORT, PRESENT)
BYTE_ARRAY(const uint8_t, emergencies, emergencies_size, 1, JNI_ABORT, PRESENT)
BYTE_ARRAY(uint8_t, bytes_out, capacity, 1, 0, "$javainput")
BYTE_ARRAY(uint8_t, sets_out, capacity, 1, 0, "$javainput")
BYTE_ARRAY(integra_finding, findings_out, capacity, sizeof(integra_finding), 0, "$javainput")
BYTE_ARRAY(char, text_out, capacity, 1, 0, "$javainput")

%typemap(in, numinputs=0) (integra_date *admission_dates, integra_tri *admission_emergencies, size_t capacity) {
    $1 = NULL;
    $2 = NULL;
    $3 = 0;
}

/* ---- one number out: a long[1] ---- */
%define NUMBER_OUT(TYPE, NAME)
%typemap(jni) TYPE *NAME "jlongArray"
%typemap(jtype) TYPE *NAME "long[]"
%typemap(jstype) TYPE *NAME "long[]"
%typemap(javain) TYPE *NAME "Given.room($javainput, \"$1_name\")"
%typemap(in) TYPE *NAME (TYPE number = 0) { $1 = &number; }
%typemap(argout) TYPE *NAME {
    jlong number = (jlong)number$argnum;
    (*jenv)->SetLongArrayRegion(jenv, $input, 0, 1, &number);
}
%enddef
NUMBER_OUT(uint32_t, code_out)
NUMBER_OUT(uint32_t, rule_out)
NUMBER_OUT(uint32_t, kind_out)
NUMBER_OUT(uint32_t, origin_out)
NUMBER_OUT(size_t, size_out)
NUMBER_OUT(size_t, count_out)
NUMBER_OUT(int64_t, value_out)
NUMBER_OUT(integra_date, date_out)
NUMBER_OUT(int32_t, year_out)
NUMBER_OUT(int32_t, month_out)
NUMBER_OUT(int32_t, day_out)

/* ---- fixed arrays in structs, identifiers, slices: byte[] ---- */
%define AS_BYTE_ARRAY(TYPE...)
%typemap(jni) TYPE "jbyteArray"
%typemap(jtype) TYPE "byte[]"
%typemap(jstype) TYPE "byte[]"
%typemap(javain) TYPE "$javainput"
CALLED(false, return $jnicall, TYPE)
%enddef
%define ARRAY_AS_BYTES(TYPE)
AS_BYTE_ARRAY(TYPE [ANY])
%typemap(in) TYPE [ANY] (TYPE given[$1_dim0]) {
    if (!binding_exactly(jenv, $input, given, sizeof given, "$symname", "$1_name")) return $null;
    $1 = given;
}
%typemap(memberin) TYPE [ANY] { memcpy($1, $input, $1_dim0 * sizeof(TYPE)); }
%typemap(argout) TYPE [ANY] ""
%typemap(freearg) TYPE [ANY] ""
%typemap(out) TYPE [ANY] { $result = binding_bytes_array(jenv, $1, $1_dim0 * sizeof(TYPE)); }
%enddef
ARRAY_AS_BYTES(uint8_t)
ARRAY_AS_BYTES(uint32_t)
ARRAY_AS_BYTES(integra_entry)
EXACTLY(uint8_t digest_out[32], 32)
%typemap(in) uint8_t digest_out[32] (uint8_t given[32]) {
    if (!binding_exactly(jenv, $input, given, sizeof given, "$symname", "$1_name")) return $null;
    $1 = given;
}
%typemap(argout) uint8_t digest_out[32] {
    (*jenv)->SetByteArrayRegion(jenv, $input, 0, 32, (const jbyte *)given$argnum);
}

/* A value of a fixed size in: a byte[] of exactly that size, as a list of them holds it; an error goes in as its 64. */
%define VALUE_IN(TYPE, NAME, SIZE)
AS_BYTE_ARRAY(const TYPE *NAME)
EXACTLY(const TYPE *NAME, SIZE)
%typemap(in) const TYPE *NAME (TYPE given) {
    if (!binding_exactly(jenv, $input, &given, sizeof given, "$symname", "$1_name")) return $null;
    $1 = &given;
}
%enddef
VALUE_IN(integra_error, about, 64)
VALUE_IN(integra_finding, finding, 64)

AS_BYTE_ARRAY(integra_id *)
AS_BYTE_ARRAY(integra_bytes *)
AS_BYTE_ARRAY(integra_bytes)
EXACTLY(integra_id *, 16)
%typemap(in) integra_id * (integra_id given) {
    if (!binding_exactly(jenv, $input, &given, sizeof given, "$symname", "$1_name")) return $null;
    $1 = &given;
}
%typemap(out) integra_id * { $result = binding_bytes_array(jenv, $1, sizeof *$1); }
%typemap(out) integra_bytes { $result = binding_bytes_array(jenv, $1.bytes, $1.size); }
%typemap(out) integra_bytes * { $result = binding_bytes_array(jenv, $1->bytes, $1->size); }

%define SIZED_STRUCT(TYPE, NAME)
%typemap(jni) (TYPE *NAME, size_t struct_size) "jlong"
%typemap(jtype, nopgcpp="1") (TYPE *NAME, size_t struct_size) "long"
%typemap(jstype) (TYPE *NAME, size_t struct_size) "$javaclassname"
%typemap(javain, pre="    Handle.Use use_$javainput = Handle.Use.of($javainput, true);", post="      use_$javainput.end();")
    (TYPE *NAME, size_t struct_size) "use_$javainput.pointer(\"$1_name\")"
%typemap(in) (TYPE *NAME, size_t struct_size) {
    $1 = *(TYPE **)(void *)&$input;
    $2 = sizeof(TYPE);
}
%enddef

/* ---- packs ---- */
%typemap(in, numinputs=0) const integra_allocator *allocator { $1 = NULL; }
%define OBJECT_OUT(TYPE, NAME)
%typemap(in, numinputs=0, noblock=1) TYPE **NAME {
    TYPE *made = NULL;
    $1 = &made;
}
%enddef
OBJECT_OUT(integra_rules, rules_out)
%define RETURNS_OBJECT(FUNCTION, TYPE)
%typemap(jni) integra_status FUNCTION "jlong"
%typemap(jtype) integra_status FUNCTION "long"
%typemap(jstype) integra_status FUNCTION #TYPE
CALLED(false, return new TYPE($jnicall, true), integra_status FUNCTION)
%typemap(out) integra_status FUNCTION { *(TYPE **)(void *)&$result = made; }
%enddef
RETURNS_OBJECT(integra_rules_create, integra_rules)
RETURNS_OBJECT(integra_rules_decode, integra_rules)

%typemap(javain) integra_rules *rules "Handle.destroyed($javainput, \"$1_name\")"
GIVEN(const integra_rules *rules, false)

/* names[i] takes values[i]: a String[] and a long[] of one length, or null twice. */
%typemap(jni) const char *const *names "jobjectArray"
%typemap(jtype) const char *const *names "String[]"
%typemap(jstype) const char *const *names "String[]"
%typemap(javain) const char *const *names "$javainput"
%typemap(in, noblock=1) const char *const *names (const char *texts[BINDING_OVERRIDES]) {
    jsize name_count = $input == NULL ? 0 : (*jenv)->GetArrayLength(jenv, $input);
    jsize name_at = 0;
    for (name_at = 0; name_at < name_count && name_at < BINDING_OVERRIDES; name_at++) {
        jstring text = (jstring)(*jenv)->GetObjectArrayElement(jenv, $input, name_at);
        texts[name_at] = text == NULL ? NULL : (*jenv)->GetStringUTFChars(jenv, text, NULL);
    }
    $1 = ($1_ltype)texts;
}
%typemap(freearg) const char *const *names {
    while (name_at-- > 0) {
        jstring text = (jstring)(*jenv)->GetObjectArrayElement(jenv, $input, name_at);
        if (texts$argnum[name_at] != NULL) (*jenv)->ReleaseStringUTFChars(jenv, text, texts$argnum[name_at]);
    }
}
%typemap(jni) (const int64_t *values, size_t count) "jlongArray"
%typemap(jtype) (const int64_t *values, size_t count) "long[]"
%typemap(jstype) (const int64_t *values, size_t count) "long[]"
%typemap(javain) (const int64_t *values, size_t count) "Given.paired(names, $javainput)"
%typemap(in) (const int64_t *values, size_t count) (jlong numbers[BINDING_OVERRIDES]) {
    jsize number_count = $input == NULL ? 0 : (*jenv)->GetArrayLength(jenv, $input);
    if (number_count > 0) (*jenv)->GetLongArrayRegion(jenv, $input, 0, number_count, numbers);
    $1 = ($1_ltype)(void *)numbers;
    $2 = (size_t)number_count;
}
