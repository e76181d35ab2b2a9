# Installs BUILD into an emptied PREFIX. Where SOURCE is given, BUILD is first made from it: optimised, warnings being
# errors, with our own CBOR heads.  SPDX-License-Identifier: Apache-2.0
function(run)
    execute_process(COMMAND ${CMAKE_COMMAND} ${ARGV} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

file(REMOVE_RECURSE ${PREFIX})
if(SOURCE)
    run(-S ${SOURCE} -B ${BUILD} -G Ninja -DCMAKE_BUILD_TYPE=Release -DINTEGRA_LIBCBOR=OFF
        -DCMAKE_COMPILE_WARNING_AS_ERROR=ON)
    run(--build ${BUILD})
endif()
run(--install ${BUILD} --prefix ${PREFIX})
file(GLOB_RECURSE licences ${PREFIX}/LICENSE)
if(NOT licences)
    message(FATAL_ERROR "the licence is not installed")
endif()
