# Configures, builds and installs SOURCE once more, in BUILD, into PREFIX: optimised, with our own CBOR heads.
# SPDX-License-Identifier: Apache-2.0
foreach(command
        "-S;${SOURCE};-B;${BUILD};-G;Ninja;-DCMAKE_BUILD_TYPE=Release;-DINTEGRA_LIBCBOR=OFF;-DCMAKE_COMPILE_WARNING_AS_ERROR=ON"
        "--build;${BUILD}"
        "--install;${BUILD};--prefix;${PREFIX}")
    execute_process(COMMAND ${CMAKE_COMMAND} ${command} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
