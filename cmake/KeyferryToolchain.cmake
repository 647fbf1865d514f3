# Compiler cache, linker, warnings and sanitizers: everything that is about the machine rather than about us.

find_program(KEYFERRY_CCACHE ccache)
if(KEYFERRY_CCACHE)
    # pch_defines and time_macros are what ccache asks for before it caches files that use a precompiled header; paths
    # below the checkout are hashed relative to it, so that a second checkout finds what the first has compiled.
    set(keyferry_ccache_launcher ${CMAKE_COMMAND} -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${KEYFERRY_CCACHE})
    set(CMAKE_C_COMPILER_LAUNCHER ${keyferry_ccache_launcher})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${keyferry_ccache_launcher})
endif()

find_program(KEYFERRY_MOLD mold)
if(KEYFERRY_MOLD AND NOT KEYFERRY_SANITIZE)
    add_link_options(-fuse-ld=mold)
endif()

add_library(keyferry_flags INTERFACE)
target_compile_options(keyferry_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wold-style-cast -Wswitch-enum -Werror)
target_compile_definitions(keyferry_flags INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_NO_FOREACH QT_NO_KEYWORDS KEYFERRY_VERSION="${PROJECT_VERSION}")
if(KEYFERRY_CCACHE)
    target_compile_options(keyferry_flags INTERFACE -fpch-preprocess)
endif()

# GCC 12 takes the sanitizers' own code for reads of what is not yet there.
if(KEYFERRY_SANITIZE)
    target_compile_options(keyferry_flags INTERFACE -Wno-maybe-uninitialized)
endif()

# Every object of the build, PCHs and llhttp included, must agree on the sanitizer.
if(KEYFERRY_SANITIZE STREQUAL "address")
    # GCC's manual: sanitizers make false positives of -Wmaybe-uninitialized (a moved std::variant here).
    add_compile_options(-Wno-maybe-uninitialized)
    add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
    add_link_options(-fsanitize=address,undefined)
elseif(KEYFERRY_SANITIZE STREQUAL "thread")
    add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
    add_link_options(-fsanitize=thread)
elseif(KEYFERRY_SANITIZE)
    message(FATAL_ERROR "KEYFERRY_SANITIZE is address, thread or empty, not ${KEYFERRY_SANITIZE}")
endif()
