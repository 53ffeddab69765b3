// The words of kernel texts in C++: every thread runs on the host, between barriers one after another.
#pragma once

#include <math.h>

#include <utility>

#define RL_DIALECT "C++"
#define RL_KERNEL extern "C" void
#define RL_FUNCTION static inline
#define RL_GLOBAL
#define RL_SHARED static
#define RL_BARRIER() rl_place->wait(rl_place)
#define RL_THREAD rl_place->thread
#define RL_THREADS rl_place->threads
#define RL_BLOCK rl_place->block
#define RL_BLOCKS rl_place->blocks
#define RL_INFINITY __builtin_inff()
#define RL_NAN __builtin_nanf("")
typedef long long rl_long;

// Where the running thread stands; the driver keeps it up to date.
struct RlPlace
{
    unsigned int thread, threads, block, blocks;
    void (*wait)(RlPlace *);
};

extern "C" RlPlace *rl_place;
RlPlace *rl_place;

// Calls a kernel with the arguments that a launch points to.
template <typename... Arguments, size_t... I>
static void rl_call(void (*kernel)(Arguments...), void **values, std::index_sequence<I...>)
{
    kernel(*static_cast<Arguments *>(values[I])...);
}

template <typename... Arguments>
static void rl_call(void (*kernel)(Arguments...), void **values)
{
    rl_call(kernel, values, std::make_index_sequence<sizeof...(Arguments)>());
}
