# Where libcbor is looked for, and whether item heads go through it; without it our own code reads and writes them, to
# the same bytes.  SPDX-License-Identifier: Apache-2.0
#
# It is taken unasked only where it is at home: not for another machine, whose libcbor the pkg-config of this one does
# not know; not within another project, which would then carry it; not in a wheel, which carries nothing.
set(libcbor_default OFF)
if(PROJECT_IS_TOP_LEVEL AND NOT CMAKE_CROSSCOMPILING AND NOT SKBUILD)
    set(libcbor_default ON)
endif()

if(INTEGRA_LIBCBOR AND CMAKE_CROSSCOMPILING
        AND NOT (PKG_CONFIG_EXECUTABLE OR DEFINED ENV{PKG_CONFIG} OR DEFINED ENV{PKG_CONFIG_LIBDIR}))
    message(FATAL_ERROR "INTEGRA_LIBCBOR is ON in a build for another machine, and nothing says where the libcbor of "
        "that machine is: set PKG_CONFIG_LIBDIR or PKG_CONFIG in the environment, or PKG_CONFIG_EXECUTABLE in the "
        "toolchain file; or turn INTEGRA_LIBCBOR off")
endif()
if(INTEGRA_LIBCBOR OR libcbor_default) # looked for where it is switched off, too: a test compares both
    find_package(PkgConfig QUIET)
    if(PKG_CONFIG_FOUND)
        pkg_check_modules(integra_libcbor QUIET IMPORTED_TARGET libcbor>=0.8)
    endif()
    if(NOT integra_libcbor_FOUND)
        set(libcbor_default OFF)
    endif()
endif()
option(INTEGRA_LIBCBOR "read and write CBOR item heads with libcbor, not with our own code" ${libcbor_default})
if(INTEGRA_LIBCBOR AND NOT integra_libcbor_FOUND)
    message(FATAL_ERROR "INTEGRA_LIBCBOR is ON, but pkg-config finds no libcbor >= 0.8")
endif()
