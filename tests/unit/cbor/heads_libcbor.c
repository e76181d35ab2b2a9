/* heads_libcbor.c - libcbor's back end under names of its own, for test_backends.c, where libcbor is installed.
 * Spec: spec/01-wire.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#define integra__head_read    libcbor_head_read
#define integra__head_decode  libcbor_head_decode
#define integra__head_encode  libcbor_head_encode
#define integra__head_backend libcbor_head_backend
#define integra_cbor_backend  libcbor_cbor_backend

#include "cbor/head.h"
#ifdef INTEGRA_TEST_LIBCBOR
#include "cbor/head.c"
#include "cbor/head_libcbor.c"
#endif
