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

/* The reward Reach: one thread a row. */
RL_KERNEL rewardlang_Reach_4038da6b6d2b_0(
    RL_GLOBAL const float *in_ee,
    RL_GLOBAL const float *in_target,
    RL_GLOBAL const float *in_action,
    RL_GLOBAL const float *in_previous,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_reach,
    RL_GLOBAL float *out_term_effort,
    RL_GLOBAL float *out_term_change,
    RL_GLOBAL float *out_contribution_reach,
    RL_GLOBAL float *out_contribution_effort,
    RL_GLOBAL float *out_contribution_change,
    rl_long rows)
{
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const float input_ee_0 = in_ee[row * 3];
        const float input_target_0 = in_target[row * 3];
        const float v14 = input_ee_0 - input_target_0;
        const float v15 = v14 * v14;
        const float input_ee_1 = in_ee[row * 3 + 1];
        const float input_target_1 = in_target[row * 3 + 1];
        const float v18 = input_ee_1 - input_target_1;
        const float v19 = v18 * v18;
        const float v20 = v15 + v19;
        const float input_ee_2 = in_ee[row * 3 + 2];
        const float input_target_2 = in_target[row * 3 + 2];
        const float v23 = input_ee_2 - input_target_2;
        const float v24 = v23 * v23;
        const float v25 = v20 + v24;
        const float v26 = sqrtf(v25);
        const bool v27 = v26 < 0.02f;
        const float v28 = v26 * v26;
        const float v29 = 1.0f + v28;
        const float v30 = 1.0f / v29;
        const float v31 = v30 * v30;
        const float v32 = 2.0f * v31;
        const float value_reach = v27 ? v32 : v31;
        const float input_action_0 = in_action[row * 7];
        const float v35 = input_action_0 * input_action_0;
        const float input_action_1 = in_action[row * 7 + 1];
        const float v37 = input_action_1 * input_action_1;
        const float input_action_2 = in_action[row * 7 + 2];
        const float v39 = input_action_2 * input_action_2;
        const float v40 = v35 + v39;
        const float input_action_3 = in_action[row * 7 + 3];
        const float v42 = input_action_3 * input_action_3;
        const float v43 = v37 + v42;
        const float input_action_4 = in_action[row * 7 + 4];
        const float v45 = input_action_4 * input_action_4;
        const float v46 = v40 + v45;
        const float input_action_5 = in_action[row * 7 + 5];
        const float v48 = input_action_5 * input_action_5;
        const float v49 = v43 + v48;
        const float input_action_6 = in_action[row * 7 + 6];
        const float v51 = input_action_6 * input_action_6;
        const float v52 = v46 + v51;
        const float v53 = v52 + v49;
        const float value_effort = v53 * (-0.01f);
        const float v55 = value_reach + value_effort;
        const float input_previous_0 = in_previous[row * 7];
        const float v57 = input_action_0 - input_previous_0;
        const float v58 = v57 * v57;
        const float input_previous_1 = in_previous[row * 7 + 1];
        const float v60 = input_action_1 - input_previous_1;
        const float v61 = v60 * v60;
        const float input_previous_2 = in_previous[row * 7 + 2];
        const float v63 = input_action_2 - input_previous_2;
        const float v64 = v63 * v63;
        const float v65 = v58 + v64;
        const float input_previous_3 = in_previous[row * 7 + 3];
        const float v67 = input_action_3 - input_previous_3;
        const float v68 = v67 * v67;
        const float v69 = v61 + v68;
        const float input_previous_4 = in_previous[row * 7 + 4];
        const float v71 = input_action_4 - input_previous_4;
        const float v72 = v71 * v71;
        const float v73 = v65 + v72;
        const float input_previous_5 = in_previous[row * 7 + 5];
        const float v75 = input_action_5 - input_previous_5;
        const float v76 = v75 * v75;
        const float v77 = v69 + v76;
        const float input_previous_6 = in_previous[row * 7 + 6];
        const float v79 = input_action_6 - input_previous_6;
        const float v80 = v79 * v79;
        const float v81 = v73 + v80;
        const float v82 = v81 + v77;
        const float value_change = v82 * (-0.005f);
        const float value_total = v55 + value_change;
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_term_reach != 0)
            out_term_reach[row] = value_reach;
        if (out_term_effort != 0)
            out_term_effort[row] = v53;
        if (out_term_change != 0)
            out_term_change[row] = v82;
        if (out_contribution_reach != 0)
            out_contribution_reach[row] = value_reach;
        if (out_contribution_effort != 0)
            out_contribution_effort[row] = value_effort;
        if (out_contribution_change != 0)
            out_contribution_change[row] = value_change;
    }
}
