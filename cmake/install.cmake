# What an installed copy holds: headers, libraries, the licence, libintegra.pc, the package for
# find_package(integra CONFIG), and in share/integra what the headers cite: spec, docs, examples.
# Spec: docs/building.md, "What is installed".  SPDX-License-Identifier: Apache-2.0
include(CMakePackageConfigHelpers)

set(integra_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/integra)
set(integra_data_dir ${CMAKE_INSTALL_DATADIR}/integra)
set(integra_doc_dir ${CMAKE_INSTALL_DOCDIR})
if(NOT PROJECT_IS_TOP_LEVEL) # there, it is named after the other project
    set(integra_doc_dir ${CMAKE_INSTALL_DATADIR}/doc/integra)
endif()

install(TARGETS ${integra_targets} EXPORT integra
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/integra DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
# Whoever gives the library on gives it on with this.
install(FILES LICENSE DESTINATION ${integra_doc_dir})
install(FILES README.md CHANGELOG.md SECURITY.md DESTINATION ${integra_data_dir})
install(DIRECTORY spec docs examples DESTINATION ${integra_data_dir} PATTERN "__pycache__" EXCLUDE)
install(EXPORT integra NAMESPACE integra:: FILE integra-targets.cmake DESTINATION ${integra_package_dir})

configure_package_config_file(cmake/integra-config.cmake.in ${PROJECT_BINARY_DIR}/integra-config.cmake
    INSTALL_DESTINATION ${integra_package_dir} PATH_VARS integra_data_dir NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may break its callers.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/integra-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/integra-config.cmake ${PROJECT_BINARY_DIR}/integra-config-version.cmake
    DESTINATION ${integra_package_dir})

# The prefix is told from where the file lies, so that an installed tree can be moved.
set(pc_dir ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH pc_prefix ${pc_dir} ${CMAKE_INSTALL_PREFIX})
file(RELATIVE_PATH pc_libdir ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_LIBDIR})
file(RELATIVE_PATH pc_includedir ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_INCLUDEDIR})
file(RELATIVE_PATH pc_pkgdatadir ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_DATADIR}/integra)
# As flags: named as a package, libcbor would have to be there for the shared library too, which has it inside.
set(pc_libs "")
set(pc_libs_private "")
if(INTEGRA_LIBCBOR)
    list(JOIN integra_libcbor_STATIC_LDFLAGS " " pc_libs_private)
endif()
if(NOT INTEGRA_SHARED_LIBRARY)
    set(pc_libs " ${pc_libs_private}")
endif()
configure_file(cmake/libintegra.pc.in ${PROJECT_BINARY_DIR}/libintegra.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/libintegra.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
