/* java_given.i - what a call is given is looked at in Java, before C sees it: Handle.java, Given.java.
 * Spec: spec/00-conventions.md, "Errors".  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 *
 * Every check is an expression among the arguments of the native call, and every use of an object ends after it,
 * whatever happens: nothing that C holds is left behind by an exception of ours.
 */
%{
#include "optional.h"
%}

/* Which arguments may be null; no call of anybody's. */
%javamethodmodifiers binding_takes_null "";
int binding_takes_null(const char *call, const char *argument);

/* ---- objects are closed, not finalized ---- */
%pragma(java) jniclassclassmodifiers="final class"
%typemap(javaclassmodifiers) SWIGTYPE "public final class"
%typemap(javafinalize) SWIGTYPE ""
%typemap(javabase) SWIGTYPE "Handle"
%typemap(javabody) SWIGTYPE %{
  $javaclassname(long pointer, boolean owned) {
    super(pointer);
  }
%}
%typemap(javadestruct, methodname="release", methodmodifiers="@Override", parameters="long swigCPtr") SWIGTYPE { $jnicall; }

/* ---- in use from before the pointer is read until after the call ---- */
%define GIVEN(TYPE, WRITES)
%typemap(javain, pre="    Handle.Use use_$javainput = Handle.Use.of($javainput, WRITES);", post="      use_$javainput.end();")
    TYPE "use_$javainput.pointer(\"$1_name\")"
%enddef
GIVEN(SWIGTYPE *, true)
GIVEN(const SWIGTYPE *, false)
%typemap(javain) SWIGTYPE *destroyed "Handle.destroyed($javainput, \"$1_name\")"

/* So is the object of a method: the pointer that SWIG gives is this local one. No function of Native has one. */
%define CALLED(WRITES, CALL, TYPE...)
%typemap(javaout) TYPE {
    Handle.Use self = self(WRITES);
    try {
      long swigCPtr = self.pointer("this");
      CALL;
    } finally {
      self.end();
    }
  }
%enddef
%pragma(java) modulecode=%{
  private static Handle.Use self(boolean writes) {
    return Handle.Use.NONE;
  }
%}
%typemap(javacode) SWIGTYPE %{
  private Handle.Use self(boolean writes) {
    return Handle.Use.of(this, writes);
  }
%}
CALLED(true, $jnicall, void)
CALLED(false, return $jnicall, bool, signed char, unsigned char, short, unsigned short, int, unsigned int, long,
       unsigned long, long long, unsigned long long, size_t, char *)

/* ---- arrays, names and numbers ---- */
/* A mask or a key is a long, bit for bit. */
%apply int64_t { uint64_t };
#define PRESENT "Given.present($javainput, \"$1_name\")"
%typemap(javain) const char *name PRESENT
%define EXACTLY(TYPE, SIZE)
%typemap(javain) TYPE "Given.exactly($javainput, " #SIZE ", \"$1_name\")"
%enddef
%typemap(javain) unsigned char "(short)Given.number($javainput, 0xFFL, \"$1_name\")"
%typemap(javain) unsigned short "(int)Given.number($javainput, 0xFFFFL, \"$1_name\")"
%typemap(javain) unsigned int "Given.number($javainput, 0xFFFFFFFFL, \"$1_name\")"
%typemap(javain) size_t "Given.number($javainput, Long.MAX_VALUE, \"$1_name\")"
/* Rows of arrays: none has more. */
%typemap(javain) size_t n "Given.number($javainput, Integer.MAX_VALUE, \"$1_name\")"
