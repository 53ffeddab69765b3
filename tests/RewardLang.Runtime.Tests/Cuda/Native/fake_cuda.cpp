// Stands in for the CUDA driver on a machine without a card: device memory is host memory, a module is a shared object that the
// fake NVRTC made, and a launch runs the grid block by block. The threads of a block are fibers, which take turns at barriers;
// blocks and threads run from the last to the first, so that a kernel that counts on another order is found out.
#include <dlfcn.h>
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <ucontext.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace
{
enum Result
{
    Success = 0,
    InvalidValue = 1,
    NotInitialized = 3,
    InvalidDevice = 101,
    InvalidImage = 200,
    InvalidContext = 201,
    InvalidHandle = 400,
    NotFound = 500,
    LaunchFailed = 719,
};

// What kernels know of themselves: RlPlace of dialect_cpp.h.
struct Place
{
    unsigned int thread, threads, block, blocks;
    void (*wait)(Place *);
};

struct Module
{
    void *library;
};

struct Function
{
    void (*call)(void **);
    Place **place;
};

enum class FiberState
{
    Ready,
    Waiting,
    Finished,
};

struct Fiber
{
    Place place;
    FiberState state;
    ucontext_t context;
    std::unique_ptr<char[]> stack;
};

const size_t stack_bytes = 256 * 1024;
const int device_count = 1;

bool is_initialized = false;
int context_handle;
thread_local std::vector<void *> contexts;
int launches = 0;
bool fails = false;

thread_local std::vector<Fiber> fibers;
thread_local ucontext_t scheduler;
thread_local Function *running;
thread_local void **running_values;

void wait_at_barrier(Place *place)
{
    Fiber &fiber = fibers[place->thread];
    fiber.state = FiberState::Waiting;
    swapcontext(&fiber.context, &scheduler);
}

void run_fiber(unsigned int thread)
{
    running->call(running_values);
    fibers[thread].state = FiberState::Finished;
}

// Lets every fiber run to its next barrier or its end; false when some reached the end and others a barrier.
bool run_to_barrier(unsigned int threads, bool &is_finished)
{
    unsigned int finished = 0;
    for (unsigned int i = threads; i-- > 0;)
    {
        *running->place = &fibers[i].place;
        fibers[i].state = FiberState::Ready;
        swapcontext(&scheduler, &fibers[i].context);
        finished += fibers[i].state == FiberState::Finished;
    }

    is_finished = finished == threads;
    return finished == 0 || is_finished;
}

bool run_block(unsigned int block, unsigned int blocks, unsigned int threads)
{
    for (unsigned int i = 0; i < threads; i++)
    {
        Fiber &fiber = fibers[i];
        fiber.place = {i, threads, block, blocks, wait_at_barrier};
        if (fiber.stack == nullptr)
            fiber.stack.reset(new char[stack_bytes]);
        getcontext(&fiber.context);
        fiber.context.uc_stack.ss_sp = fiber.stack.get();
        fiber.context.uc_stack.ss_size = stack_bytes;
        fiber.context.uc_link = &scheduler;
        makecontext(&fiber.context, reinterpret_cast<void (*)()>(run_fiber), 1, i);
    }

    for (bool is_finished = false; !is_finished;)
        if (!run_to_barrier(threads, is_finished))
            return false;
    return true;
}

// The bytes of an image: as long as its section table says, which stands at the end of what g++ writes.
size_t image_size(const void *image)
{
    const Elf64_Ehdr *header = static_cast<const Elf64_Ehdr *>(image);
    return header->e_shoff + static_cast<size_t>(header->e_shentsize) * header->e_shnum;
}
}

extern "C"
{
    // For tests: how many kernels were launched since the library was loaded.
    int fakeCudaLaunches()
    {
        return launches;
    }

    // For tests: whether every launch fails from now on.
    void fakeCudaFails(int value)
    {
        fails = value != 0;
    }

    Result cuInit(unsigned int flags)
    {
        is_initialized = flags == 0;
        return is_initialized ? Success : InvalidValue;
    }

    Result cuGetErrorName(Result result, const char **name)
    {
        *name = result == InvalidImage ? "CUDA_ERROR_INVALID_IMAGE" : result == InvalidContext ? "CUDA_ERROR_INVALID_CONTEXT"
            : result == LaunchFailed ? "CUDA_ERROR_LAUNCH_FAILED" : result == InvalidDevice ? "CUDA_ERROR_INVALID_DEVICE"
            : "CUDA_ERROR_UNKNOWN";
        return Success;
    }

    Result cuDeviceGet(int *device, int ordinal)
    {
        if (!is_initialized)
            return NotInitialized;
        *device = ordinal;
        return ordinal >= 0 && ordinal < device_count ? Success : InvalidDevice;
    }

    // Compute capability 8.0 and four multiprocessors, so that small batches need several blocks and large ones stride.
    Result cuDeviceGetAttribute(int *value, int attribute, int)
    {
        *value = attribute == 75 ? 8 : attribute == 76 ? 0 : attribute == 16 ? 4 : -1;
        return *value < 0 ? InvalidValue : Success;
    }

    Result cuDevicePrimaryCtxRetain(void **context, int)
    {
        *context = &context_handle;
        return Success;
    }

    Result cuCtxPushCurrent_v2(void *context)
    {
        contexts.push_back(context);
        return Success;
    }

    Result cuCtxPopCurrent_v2(void **context)
    {
        if (contexts.empty())
            return InvalidContext;
        *context = contexts.back();
        contexts.pop_back();
        return Success;
    }

    Result cuModuleLoadData(Module **module, const void *image)
    {
        if (contexts.empty())
            return InvalidContext;
        if (memcmp(image, ELFMAG, SELFMAG) != 0)
            return InvalidImage;
        std::string path = (std::filesystem::temp_directory_path() / "rewardlang-module-XXXXXX").string();
        const int file = mkstemp(path.data());
        const size_t size = image_size(image);
        const bool is_written = file >= 0 && write(file, image, size) == static_cast<ssize_t>(size);
        close(file);
        void *library = is_written ? dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL) : nullptr;
        unlink(path.c_str());
        if (library == nullptr)
            return InvalidImage;
        *module = new Module{library};
        return Success;
    }

    Result cuModuleUnload(Module *module)
    {
        if (contexts.empty())
            return InvalidContext;
        dlclose(module->library);
        delete module;
        return Success;
    }

    Result cuModuleGetFunction(Function **function, Module *module, const char *name)
    {
        void *call = dlsym(module->library, (std::string("launch_") + name).c_str());
        void *place = dlsym(module->library, "rl_place");
        if (call == nullptr || place == nullptr)
            return NotFound;
        *function = new Function{reinterpret_cast<void (*)(void **)>(call), static_cast<Place **>(place)};
        return Success;
    }

    Result cuLaunchKernel(
        Function *function, unsigned int grid_x, unsigned int grid_y, unsigned int grid_z, unsigned int block_x, unsigned int block_y,
        unsigned int block_z, unsigned int shared_bytes, void *stream, void **values, void **extra)
    {
        if (contexts.empty() || contexts.back() != &context_handle)
            return InvalidContext;
        const bool is_valid = grid_x > 0 && grid_y == 1 && grid_z == 1 && block_x > 0 && block_x <= 1024 && block_y == 1
            && block_z == 1 && shared_bytes == 0 && stream == nullptr && values != nullptr && extra == nullptr;
        if (!is_valid)
            return InvalidValue;
        if (fails)
            return LaunchFailed;
        launches++;
        if (fibers.size() < block_x)
            fibers.resize(block_x);
        running = function;
        running_values = values;
        for (unsigned int block = grid_x; block-- > 0;)
            if (!run_block(block, grid_x, block_x))
                return LaunchFailed;
        return Success;
    }
}
