# llhttp 8.1 or later as the target llhttp::llhttp: a system library (Debian 13: libllhttp-dev), else a static target built
# from the C sources that Debian 12's node-llhttp ships. Both are compiled or expected strict: qt-network.md, "HTTP/1 parsing".
find_path(llhttp_INCLUDE_DIR llhttp.h PATHS /usr/share/include/llhttp)
find_library(llhttp_LIBRARY llhttp)
find_path(llhttp_SOURCE_DIR llhttp.c PATHS /usr/share/llhttp NO_DEFAULT_PATH)

if(llhttp_INCLUDE_DIR)
    file(STRINGS "${llhttp_INCLUDE_DIR}/llhttp.h" llhttp_version_lines REGEX "#define LLHTTP_VERSION_(MAJOR|MINOR|PATCH)")
    string(REGEX REPLACE "[^0-9;]" "" llhttp_VERSION "${llhttp_version_lines}")
    string(REPLACE ";" "." llhttp_VERSION "${llhttp_VERSION}")
endif()

include(FindPackageHandleStandardArgs)
if(llhttp_LIBRARY)
    find_package_handle_standard_args(llhttp REQUIRED_VARS llhttp_LIBRARY llhttp_INCLUDE_DIR VERSION_VAR llhttp_VERSION)
else()
    find_package_handle_standard_args(llhttp REQUIRED_VARS llhttp_SOURCE_DIR llhttp_INCLUDE_DIR VERSION_VAR llhttp_VERSION)
endif()

if(llhttp_FOUND AND NOT TARGET llhttp::llhttp)
    if(llhttp_LIBRARY)
        add_library(llhttp::llhttp UNKNOWN IMPORTED)
        set_target_properties(llhttp::llhttp PROPERTIES
            IMPORTED_LOCATION "${llhttp_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${llhttp_INCLUDE_DIR}")
    else()
        file(GLOB llhttp_sources "${llhttp_SOURCE_DIR}/*.c")
        add_library(llhttp STATIC ${llhttp_sources})
        target_compile_definitions(llhttp PRIVATE LLHTTP_STRICT_MODE=1)
        target_compile_options(llhttp PRIVATE -O2 -w)
        target_include_directories(llhttp SYSTEM PUBLIC "${llhttp_INCLUDE_DIR}")
        set_target_properties(llhttp PROPERTIES AUTOMOC OFF)
        add_library(llhttp::llhttp ALIAS llhttp)
    endif()
endif()
