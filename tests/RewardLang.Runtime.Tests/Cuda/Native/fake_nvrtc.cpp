// Stands in for NVRTC on a machine without CUDA: compiles kernel texts as C++ with g++. The "CUBIN" is a shared object.
// DIALECT_HEADER is the path of dialect_cpp.h.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>

namespace
{
enum Result
{
    Success = 0,
    InvalidInput = 3,
    InvalidProgram = 4,
    InvalidOption = 5,
    Compilation = 6,
};

struct Program
{
    std::string source, log, cubin;
};

int programs_compiled = 0;
bool fails = false;

std::string read_file(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// What the real driver knows of a kernel's parameters, the template in the dialect header works out for the launch.
std::string launchers(const std::string &source)
{
    std::string text;
    const std::regex kernel("RL_KERNEL (\\w+)\\(");
    for (std::sregex_iterator match(source.begin(), source.end(), kernel), end; match != end; ++match)
    {
        const std::string name = (*match)[1];
        text += "extern \"C\" void launch_" + name + "(void **values) { rl_call(" + name + ", values); }\n";
    }

    return text;
}

bool run_compiler(const std::string &folder, Program &program)
{
    std::ofstream(folder + "/kernel.cpp") << program.source << "\n" << launchers(program.source);
    // Without built-in functions: g++ would fold asinf of a constant to other bits than the library computes.
    const std::string command = "g++ -std=c++17 -O1 -ffp-contract=off -fno-builtin -fPIC -shared -Wall -Wextra -Wno-unused-parameter -Wno-tautological-compare -Werror -include '"
        DIALECT_HEADER "' -o '" + folder + "/kernel.so' '" + folder + "/kernel.cpp' > '" + folder + "/log' 2>&1";
    const bool succeeded = system(command.c_str()) == 0;
    program.log = read_file(folder + "/log");
    if (succeeded)
        program.cubin = read_file(folder + "/kernel.so");
    for (const char *name : {"/kernel.cpp", "/kernel.so", "/log"})
        unlink((folder + name).c_str());
    rmdir(folder.c_str());
    return succeeded;
}
}

extern "C"
{
    // For tests: how many programs were compiled since the library was loaded.
    int fakeNvrtcCompilations()
    {
        return programs_compiled;
    }

    // For tests: whether every compilation fails from now on.
    void fakeNvrtcFails(int value)
    {
        fails = value != 0;
    }

    Result nvrtcVersion(int *major, int *minor)
    {
        *major = 12;
        *minor = 8;
        return Success;
    }

    const char *nvrtcGetErrorString(Result result)
    {
        return result == Success ? "NVRTC_SUCCESS" : result == Compilation ? "NVRTC_ERROR_COMPILATION"
            : result == InvalidOption ? "NVRTC_ERROR_INVALID_OPTION" : "NVRTC_ERROR_INVALID_INPUT";
    }

    Result nvrtcCreateProgram(
        Program **program, const char *source, const char *, int headers, const char *const *, const char *const *)
    {
        if (source == nullptr || headers != 0)
            return InvalidInput;
        *program = new Program{source, "", ""};
        return Success;
    }

    // The options must be those that kernels rely on: machine code for one architecture, and no fused rounding.
    Result nvrtcCompileProgram(Program *program, int count, const char *const *options)
    {
        bool has_architecture = false, keeps_rounding = false;
        for (int i = 0; i < count; i++)
        {
            has_architecture |= std::regex_match(options[i], std::regex("--gpu-architecture=sm_[0-9]+"));
            keeps_rounding |= strcmp(options[i], "--fmad=false") == 0;
        }

        if (!has_architecture || !keeps_rounding)
        {
            program->log = "sm_XX and --fmad=false are expected";
            return InvalidOption;
        }

        if (fails)
        {
            program->log = "rewardlang.cu(1): error: told to fail";
            return Compilation;
        }

        programs_compiled++;
        std::string folder = (std::filesystem::temp_directory_path() / "rewardlang-nvrtc-XXXXXX").string();
        if (mkdtemp(folder.data()) == nullptr)
            return InvalidProgram;
        return run_compiler(folder, *program) ? Success : Compilation;
    }

    Result nvrtcGetCUBINSize(Program *program, size_t *size)
    {
        *size = program->cubin.size();
        return program->cubin.empty() ? InvalidProgram : Success;
    }

    Result nvrtcGetCUBIN(Program *program, char *cubin)
    {
        memcpy(cubin, program->cubin.data(), program->cubin.size());
        return Success;
    }

    Result nvrtcGetProgramLogSize(Program *program, size_t *size)
    {
        *size = program->log.size() + 1;
        return Success;
    }

    Result nvrtcGetProgramLog(Program *program, char *log)
    {
        memcpy(log, program->log.c_str(), program->log.size() + 1);
        return Success;
    }

    Result nvrtcDestroyProgram(Program **program)
    {
        delete *program;
        *program = nullptr;
        return Success;
    }
}
