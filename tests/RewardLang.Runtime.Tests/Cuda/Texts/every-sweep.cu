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

/* The larger; NaN if either is; 0 is above -0. */
RL_FUNCTION float rl_max(float a, float b)
{
    return a > b || a != a ? a : b > a || b != b ? b : copysignf(1.0f, a) < 0.0f ? b : a;
}

/* An element of an array of whole numbers: float (0), int (1) or long (2). */
RL_FUNCTION float rl_whole(RL_GLOBAL const void *data, int type, rl_long index)
{
    return type == 0 ? ((RL_GLOBAL const float *)data)[index]
        : type == 1 ? (float)((RL_GLOBAL const int *)data)[index]
        : (float)((RL_GLOBAL const rl_long *)data)[index];
}

/* The reward EverySweep: over trajectories, one thread a row. */
RL_KERNEL rewardlang_EverySweep_0d9583f9f3e3_trajectories(
    RL_GLOBAL const float *in_x,
    RL_GLOBAL const unsigned char *in_flag,
    RL_GLOBAL const void *in_n,
    int type_n,
    RL_GLOBAL const float *in_goal,
    RL_GLOBAL const float *in_schedule,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_output_a,
    RL_GLOBAL float *out_output_b,
    RL_GLOBAL unsigned char *out_output_c,
    RL_GLOBAL float *out_output_d,
    RL_GLOBAL unsigned char *out_output_e,
    RL_GLOBAL float *out_output_f,
    RL_GLOBAL float *history,
    RL_GLOBAL const int *lengths,
    int steps,
    rl_long rows)
{
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const int length = lengths == 0 ? steps : lengths[row];
        float fold = 0.0f;
        float fold_19 = 0.0f;
        float fold_21 = 0.0f;
        bool fold_23 = false;
        float fold_25 = 0.0f;
        float fold_27 = 0.0f;
        float fold_58 = (-RL_INFINITY);
        float state_sum = 0.0f;
        float state_sum_34 = 0.0f;
        float state_sum_40 = 0.0f;
        const float input_goal_0 = in_goal[row * 3];
        const float input_goal_1 = in_goal[row * 3 + 1];
        const float input_goal_2 = in_goal[row * 3 + 2];
        bool state_seen = false;
        for (int step = 0; step < length; step++)
        {
            const float input_x_0 = in_x[(row * steps + step) * 3];
            const float input_x_1 = in_x[(row * steps + step) * 3 + 1];
            const float input_x_2 = in_x[(row * steps + step) * 3 + 2];
            const bool input_flag = in_flag[(row * steps + step)] != 0;
            const float input_n = rl_whole(in_n, type_n, (row * steps + step));
            const bool v28 = step == 0;
            const float before_sum_0 = state_sum;
            const float v31 = before_sum_0 * 0.5f;
            const float v32 = input_x_0 + v31;
            const float v33 = v28 ? input_x_0 : v32;
            const float before_sum_1 = state_sum_34;
            const float v36 = before_sum_1 * 0.5f;
            const float v37 = input_x_1 + v36;
            const float v38 = v28 ? input_x_1 : v37;
            const float v39 = v33 + v38;
            const float before_sum_2 = state_sum_40;
            const float v42 = before_sum_2 * 0.5f;
            const float v43 = input_x_2 + v42;
            const float v44 = v28 ? input_x_2 : v43;
            const float v45 = v39 + v44;
            const float value_b_0 = v33 - input_goal_0;
            const float value_b_1 = v38 - input_goal_1;
            const float v50 = value_b_0 + value_b_1;
            const float value_b_2 = v44 - input_goal_2;
            const float v53 = v50 + value_b_2;
            const bool before_seen = state_seen;
            const bool v56 = input_flag || before_seen;
            const bool value_c = v28 ? input_flag : v56;
            fold = fold + input_x_0;
            fold_19 = fold_19 + input_x_1;
            fold_21 = fold_21 + input_x_2;
            fold_23 = fold_23 || input_flag;
            fold_25 = fold_25 + input_n;
            fold_27 = fold_27 + 1.0f;
            history[((rl_long)step * 3 + 2) * rows + row] = v45;
            if (out_total != 0)
                out_total[(row * steps + step)] = v53;
            if (out_output_b != 0)
            {
                out_output_b[(row * steps + step) * 3] = value_b_0;
                out_output_b[(row * steps + step) * 3 + 1] = value_b_1;
                out_output_b[(row * steps + step) * 3 + 2] = value_b_2;
            }
            if (out_output_c != 0)
                out_output_c[(row * steps + step)] = value_c;
            state_sum = v33;
            state_sum_34 = v38;
            state_sum_40 = v44;
            state_seen = value_c;
        }
        float state_rest = 0.0f;
        float state_next = 0.0f;
        const bool value_e = fold_23;
        const float v70 = fold_25;
        const float v71 = fold_27;
        const float value_f = v70 / v71;
        for (int step = length - 1; step >= 0; step--)
        {
            const bool v59 = step + 1 == length;
            const float v60 = history[((rl_long)step * 3 + 2) * rows + row];
            const float before_rest = state_rest;
            const float v63 = 0.5f * before_rest;
            const float v64 = v60 + v63;
            const float v65 = v59 ? v60 : v64;
            const float before_next = state_next;
            const float v68 = v59 ? 2.0f : before_next;
            const float input_schedule = in_schedule[(rl_long)step];
            fold_58 = rl_max(fold_58, v65);
            history[((rl_long)step * 3 + 0) * rows + row] = v68;
            history[((rl_long)step * 3 + 1) * rows + row] = v65;
            if (out_output_e != 0)
                out_output_e[(row * steps + step)] = value_e;
            if (out_output_f != 0)
                out_output_f[(row * steps + step)] = value_f;
            state_rest = v65;
            state_next = input_schedule;
        }
        const float v75 = fold_58;
        const float v76 = fold;
        const float v77 = v75 + v76;
        const float v79 = fold_19;
        const float v80 = v75 + v79;
        const float v82 = fold_21;
        const float v83 = v75 + v82;
        float state_prev = 0.0f;
        float state_prev_91 = 0.0f;
        float state_prev_95 = 0.0f;
        for (int step = 0; step < length; step++)
        {
            const float v74 = history[((rl_long)step * 3 + 1) * rows + row];
            const float value_a_0 = v74 / v77;
            const float value_a_1 = v74 / v80;
            const float value_a_2 = v74 / v83;
            const bool v85 = step == 0;
            const float before_prev_0 = state_prev;
            const float v88 = v85 ? 1.0f : before_prev_0;
            const float v89 = history[((rl_long)step * 3 + 0) * rows + row];
            const float value_d_0 = v88 + v89;
            const float before_prev_1 = state_prev_91;
            const float v93 = v85 ? 1.0f : before_prev_1;
            const float value_d_1 = v93 + v89;
            const float before_prev_2 = state_prev_95;
            const float v97 = v85 ? 1.0f : before_prev_2;
            const float value_d_2 = v97 + v89;
            if (out_output_a != 0)
            {
                out_output_a[(row * steps + step) * 3] = value_a_0;
                out_output_a[(row * steps + step) * 3 + 1] = value_a_1;
                out_output_a[(row * steps + step) * 3 + 2] = value_a_2;
            }
            if (out_output_d != 0)
            {
                out_output_d[(row * steps + step) * 3] = value_d_0;
                out_output_d[(row * steps + step) * 3 + 1] = value_d_1;
                out_output_d[(row * steps + step) * 3 + 2] = value_d_2;
            }
            state_prev = value_a_0;
            state_prev_91 = value_a_1;
            state_prev_95 = value_a_2;
        }
        for (int step = length; step < steps; step++)
        {
            if (out_total != 0)
                out_total[(row * steps + step)] = 0.0f;
            if (out_output_b != 0)
            {
                out_output_b[(row * steps + step) * 3] = 0.0f;
                out_output_b[(row * steps + step) * 3 + 1] = 0.0f;
                out_output_b[(row * steps + step) * 3 + 2] = 0.0f;
            }
            if (out_output_c != 0)
                out_output_c[(row * steps + step)] = 0;
            if (out_output_e != 0)
                out_output_e[(row * steps + step)] = 0;
            if (out_output_f != 0)
                out_output_f[(row * steps + step)] = 0.0f;
            if (out_output_a != 0)
            {
                out_output_a[(row * steps + step) * 3] = 0.0f;
                out_output_a[(row * steps + step) * 3 + 1] = 0.0f;
                out_output_a[(row * steps + step) * 3 + 2] = 0.0f;
            }
            if (out_output_d != 0)
            {
                out_output_d[(row * steps + step) * 3] = 0.0f;
                out_output_d[(row * steps + step) * 3 + 1] = 0.0f;
                out_output_d[(row * steps + step) * 3 + 2] = 0.0f;
            }
        }
    }
}
