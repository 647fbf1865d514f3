# Fails on a C++ file that clang-format would change. Run by CTest as `format`; skipped where there is no clang-format.
get_filename_component(root "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)

# Versions differ in details, so the one the code was formatted with is asked first.
find_program(clang_format NAMES clang-format-14 clang-format)
if(NOT clang_format)
    message("SKIPPED: clang-format is not installed")
    return()
endif()

file(GLOB_RECURSE files "${root}/app/*.h" "${root}/app/*.cpp" "${root}/proxy/*.h" "${root}/proxy/*.cpp"
    "${root}/ui/*.h" "${root}/ui/*.cpp" "${root}/tests/*.h" "${root}/tests/*.cpp")
execute_process(COMMAND "${clang_format}" --dry-run -Werror ${files} RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "run clang-format -i on the files named above")
endif()
