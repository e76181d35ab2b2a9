# The warnings that all C of this repository is free of; the presets make them errors. Not within another
# project: what compiles us there is not what we have tried.
# SPDX-License-Identifier: Apache-2.0
function(integra_warnings target)
    if(NOT PROJECT_IS_TOP_LEVEL)
        return()
    endif()
    if(CMAKE_C_COMPILER_ID MATCHES "GNU|Clang")
        target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
            -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wundef)
    elseif(MSVC)
        target_compile_options(${target} PRIVATE /W4)
    endif()
endfunction()
