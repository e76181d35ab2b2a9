/* heads_own.c - our own back end under names of its own, for test_backends.c.
 * Spec: spec/01-wire.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#define integra__head_read    own_head_read
#define integra__head_decode  own_head_decode
#define integra__head_encode  own_head_encode
#define integra__head_backend own_head_backend
#define integra_cbor_backend  own_cbor_backend

#include "cbor/head.c"
#include "cbor/head_own.c"
