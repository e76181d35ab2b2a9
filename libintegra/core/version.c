/* version.c - the version of the library that runs.
 * Spec: spec/00-conventions.md.  Layer: core.  SPDX-License-Identifier: Apache-2.0 */
#include <integra/base.h>

uint32_t integra_version(void)
{
    return INTEGRA_VERSION;
}
