# What an installed copy holds: headers, both libraries, the licence, libintegra.pc and the package for
# find_package(integra CONFIG).
# SPDX-License-Identifier: Apache-2.0
include(CMakePackageConfigHelpers)

set(integra_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/integra)

install(TARGETS integra integra_static EXPORT integra
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/integra DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.h")
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR}) # whoever gives the library on gives it on with this
install(EXPORT integra NAMESPACE integra:: FILE integra-targets.cmake DESTINATION ${integra_package_dir})

configure_package_config_file(cmake/integra-config.cmake.in ${PROJECT_BINARY_DIR}/integra-config.cmake
    INSTALL_DESTINATION ${integra_package_dir} NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may break its callers.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/integra-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/integra-config.cmake ${PROJECT_BINARY_DIR}/integra-config-version.cmake
    DESTINATION ${integra_package_dir})

# The prefix is told from where the file lies, so that an installed tree can be moved.
set(pc_dir ${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig)
file(RELATIVE_PATH pc_prefix ${pc_dir} ${CMAKE_INSTALL_PREFIX})
file(RELATIVE_PATH pc_libdir ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_LIBDIR})
file(RELATIVE_PATH pc_includedir ${CMAKE_INSTALL_PREFIX} ${CMAKE_INSTALL_FULL_INCLUDEDIR})
set(pc_requires_private "")
if(INTEGRA_LIBCBOR)
    set(pc_requires_private "libcbor >= 0.8")
endif()
configure_file(cmake/libintegra.pc.in ${PROJECT_BINARY_DIR}/libintegra.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/libintegra.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
