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

/* The reward GymLunarLander: one thread a row. */
RL_KERNEL rewardlang_GymLunarLander_b3b3949e6703_0(
    RL_GLOBAL const float *in_state,
    RL_GLOBAL const float *in_m_power,
    RL_GLOBAL const float *in_s_power,
    RL_GLOBAL const unsigned char *in_game_over,
    RL_GLOBAL const unsigned char *in_awake,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_progress,
    RL_GLOBAL float *out_term_fuel,
    RL_GLOBAL float *out_contribution_progress,
    RL_GLOBAL float *out_contribution_fuel,
    RL_GLOBAL float *out_adjustment,
    RL_GLOBAL float *out_output_shaping,
    RL_GLOBAL unsigned char *out_output_terminated,
    RL_GLOBAL unsigned char *out_end_lost,
    RL_GLOBAL unsigned char *out_end_landed,
    RL_GLOBAL unsigned char *out_done,
    RL_GLOBAL float *state,
    RL_GLOBAL unsigned char *first_step,
    rl_long rows)
{
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const bool input_awake = in_awake[row] != 0;
        const bool value_landed = input_awake != true;
        const bool input_game_over = in_game_over[row] != 0;
        const float input_state_0 = in_state[row * 8];
        const float v23 = fabsf(input_state_0);
        const bool v24 = 1.0f <= v23;
        const bool value_lost = input_game_over || v24;
        const float v26 = input_state_0 * input_state_0;
        const float input_state_1 = in_state[row * 8 + 1];
        const float v28 = input_state_1 * input_state_1;
        const float v29 = v26 + v28;
        const float v30 = sqrtf(v29);
        const float v31 = v30 * (-100.0f);
        const float input_state_2 = in_state[row * 8 + 2];
        const float v33 = input_state_2 * input_state_2;
        const float input_state_3 = in_state[row * 8 + 3];
        const float v35 = input_state_3 * input_state_3;
        const float v36 = v33 + v35;
        const float v37 = sqrtf(v36);
        const float v38 = v37 * 100.0f;
        const float v39 = v31 - v38;
        const float input_state_4 = in_state[row * 8 + 4];
        const float v41 = fabsf(input_state_4);
        const float v42 = 100.0f * v41;
        const float v43 = v39 - v42;
        const float input_state_6 = in_state[row * 8 + 6];
        const float input_state_7 = in_state[row * 8 + 7];
        const float v46 = input_state_6 + input_state_7;
        const float v47 = v46 * 10.0f;
        const float value_shaping = v43 + v47;
        const bool v49 = first_step[row] != 0;
        const float before_prev = state[row];
        const float v51 = v49 ? value_shaping : before_prev;
        const float value_progress = value_shaping - v51;
        const float input_m_power = in_m_power[row];
        const float v54 = input_m_power * 0.3f;
        const float input_s_power = in_s_power[row];
        const float v56 = input_s_power * 0.03f;
        const float v57 = v54 + v56;
        const float v58 = value_progress - v57;
        const float v59 = value_lost ? (-100.0f) : v58;
        const float value_total = value_landed ? 100.0f : v59;
        const float value_fuel = -v57;
        const float value_adjustment = value_total - v58;
        const bool value_terminated = value_landed || value_lost;
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_term_progress != 0)
            out_term_progress[row] = value_progress;
        if (out_term_fuel != 0)
            out_term_fuel[row] = value_fuel;
        if (out_contribution_progress != 0)
            out_contribution_progress[row] = value_progress;
        if (out_contribution_fuel != 0)
            out_contribution_fuel[row] = value_fuel;
        if (out_adjustment != 0)
            out_adjustment[row] = value_adjustment;
        if (out_output_shaping != 0)
            out_output_shaping[row] = value_shaping;
        if (out_output_terminated != 0)
            out_output_terminated[row] = value_terminated;
        if (out_end_lost != 0)
            out_end_lost[row] = value_lost;
        if (out_end_landed != 0)
            out_end_landed[row] = value_landed;
        if (out_done != 0)
            out_done[row] = value_terminated;
        state[row] = value_shaping;
        first_step[row] = 0;
    }
}
