#ifndef RL_DIALECT
#define RL_DIALECT "CUDA C"
#define RL_KERNEL extern "C" __global__ void
#define RL_FUNCTION static __device__ inline
#define RL_GLOBAL
#define RL_SHARED __shared__
#define RL_BARRIER() __syncthreads()
#define RL_THREAD threadIdx.x
#define RL_THREADS blockDim.x
#define RL_BLOCK blockIdx.x
#define RL_BLOCKS gridDim.x
#define RL_INFINITY __int_as_float(0x7f800000)
#define RL_NAN __int_as_float(0x7fc00000)
typedef long long rl_long;
#endif

/* The smaller; NaN if either is; -0 is below 0. */
RL_FUNCTION float rl_min(float a, float b)
{
    return a < b || a != a ? a : b < a || b != b ? b : copysignf(1.0f, a) < 0.0f ? a : b;
}

/* The loss ProcessRewards: over trajectories, one thread a row. */
typedef struct { float values[2]; } rewardlang_ProcessRewards_0d1d4fec953f_parameters;

RL_KERNEL rewardlang_ProcessRewards_0d1d4fec953f_trajectories(
    RL_GLOBAL const float *in_score,
    RL_GLOBAL const unsigned char *in_counted,
    RL_GLOBAL float *out_total,
    RL_GLOBAL const int *lengths,
    int steps,
    rewardlang_ProcessRewards_0d1d4fec953f_parameters parameters,
    rl_long rows)
{
    const float param_eta = parameters.values[0];
    const float param_gamma = parameters.values[1];
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const int length = lengths == 0 ? steps : lengths[row];
        float state_next = 0.0f;
        float state_gain = 0.0f;
        for (int step = length - 1; step >= 0; step--)
        {
            const bool v7 = step + 1 == length;
            const bool input_counted = in_counted[(row * steps + step)] != 0;
            const float input_score = in_score[(row * steps + step)];
            const float v11 = input_score - param_eta;
            const float v12 = rl_min(v11, 0.0f);
            const float v13 = input_counted ? v12 : 0.0f;
            const float before_next = state_next;
            const float v16 = v7 ? 0.0f : before_next;
            const float v17 = v13 - v16;
            const float v18 = input_counted ? v17 : 0.0f;
            const float before_gain = state_gain;
            const float v22 = param_gamma * before_gain;
            const float v23 = v18 + v22;
            const float value_total = v7 ? v18 : v23;
            if (out_total != 0)
                out_total[(row * steps + step)] = value_total;
            state_next = v13;
            state_gain = value_total;
        }
        for (int step = length; step < steps; step++)
        {
            if (out_total != 0)
                out_total[(row * steps + step)] = 0.0f;
        }
    }
}
