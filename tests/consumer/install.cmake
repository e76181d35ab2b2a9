# Installs BUILD into an emptied PREFIX and looks at what it holds. Where SOURCE is given, BUILD is first made from it:
# optimised, warnings being errors, with our own CBOR heads.  SPDX-License-Identifier: Apache-2.0
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

# What the headers send their reader to stands in share/integra, by the path they give.
set(cited README.md CHANGELOG.md docs/building.md examples/screen_one.c spec/integra.cddl spec/words.tsv
    spec/vectors.json spec/schema/record.schema.json spec/protocols/has-2014.toml)
file(GLOB headers ${PREFIX}/include/integra/*.h)
foreach(header IN LISTS headers)
    file(READ ${header} text)
    string(REGEX MATCHALL "spec/[a-z0-9_-]+[.](md|tsv)" paths "${text}")
    list(APPEND cited ${paths})
endforeach()
list(REMOVE_DUPLICATES cited)
list(TRANSFORM cited PREPEND share/integra/)
foreach(path IN LISTS cited ITEMS include/integra/integra.h share/doc/integra/LICENSE)
    if(NOT EXISTS ${PREFIX}/${path})
        message(SEND_ERROR "${path} is not installed")
    endif()
endforeach()
