/* main.c - a stranger's program: the library that runs is the one compiled against, and it reads a message.
 * Spec: spec/01-wire.md.  Layer: tests.  SPDX-License-Identifier: Apache-2.0 */
#include <integra/integra.h>

int main(void)
{
    static const uint8_t tagged[] = { 0xc0, 0x00 }; /* a tag: WIRE-9 refuses it, whatever the back end */
    uint32_t kind = 0;
    size_t size = 0;
    integra_error error = { 0 };

    if (integra_version() != INTEGRA_VERSION) {
        return 1;
    }
    if (integra_message_next(tagged, sizeof tagged, 0, &kind, &size, &error) != INTEGRA_ERR_NOT_ALLOWED) {
        return 2;
    }
    return error.offset == 0 ? 0 : 3;
}
