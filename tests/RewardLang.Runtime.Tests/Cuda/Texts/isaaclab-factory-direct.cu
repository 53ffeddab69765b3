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

/* The reward FactoryDirect: one thread a row. */
typedef struct { float values[8]; } rewardlang_FactoryDirect_54e75d01ee69_parameters;

RL_KERNEL rewardlang_FactoryDirect_54e75d01ee69_0(
    RL_GLOBAL const float *in_keypoint_dist,
    RL_GLOBAL const float *in_actions,
    RL_GLOBAL const float *in_prev_actions,
    RL_GLOBAL const unsigned char *in_curr_engaged,
    RL_GLOBAL const unsigned char *in_curr_successes,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_baseline,
    RL_GLOBAL float *out_term_coarse,
    RL_GLOBAL float *out_term_fine,
    RL_GLOBAL float *out_term_effort,
    RL_GLOBAL float *out_term_jump,
    RL_GLOBAL float *out_term_engaged,
    RL_GLOBAL float *out_term_success,
    RL_GLOBAL float *out_contribution_baseline,
    RL_GLOBAL float *out_contribution_coarse,
    RL_GLOBAL float *out_contribution_fine,
    RL_GLOBAL float *out_contribution_effort,
    RL_GLOBAL float *out_contribution_jump,
    RL_GLOBAL float *out_contribution_engaged,
    RL_GLOBAL float *out_contribution_success,
    RL_GLOBAL float *statistics,
    rewardlang_FactoryDirect_54e75d01ee69_parameters parameters,
    rl_long rows)
{
    RL_SHARED float lanes[256];
    const int thread = (int)RL_THREAD;
    float fold = 0.0f, fold_block = 0.0f;
    int fold_count = 0;
    for (rl_long row = thread; row < rows; row += 256)
    {
        const float input_actions_0 = in_actions[row * 6];
        const float v24 = input_actions_0 * input_actions_0;
        const float input_actions_1 = in_actions[row * 6 + 1];
        const float v26 = input_actions_1 * input_actions_1;
        const float input_actions_2 = in_actions[row * 6 + 2];
        const float v28 = input_actions_2 * input_actions_2;
        const float v29 = v24 + v28;
        const float input_actions_3 = in_actions[row * 6 + 3];
        const float v31 = input_actions_3 * input_actions_3;
        const float v32 = v26 + v31;
        const float input_actions_4 = in_actions[row * 6 + 4];
        const float v34 = input_actions_4 * input_actions_4;
        const float v35 = v29 + v34;
        const float input_actions_5 = in_actions[row * 6 + 5];
        const float v37 = input_actions_5 * input_actions_5;
        const float v38 = v32 + v37;
        const float v39 = v35 + v38;
        fold_block = fold_block + v39;
        if (++fold_count == 64)
        {
            fold = fold + fold_block;
            fold_block = 0.0f;
            fold_count = 0;
        }
    }
    lanes[thread] = fold + fold_block;
    for (int width = 128; width > 0; width /= 2)
    {
        RL_BARRIER();
        if (thread < width)
            lanes[thread] = lanes[thread] + lanes[thread + width];
    }
    if (thread == 0)
        statistics[0] = lanes[0];
    RL_BARRIER();
}

RL_KERNEL rewardlang_FactoryDirect_54e75d01ee69_1(
    RL_GLOBAL const float *in_keypoint_dist,
    RL_GLOBAL const float *in_actions,
    RL_GLOBAL const float *in_prev_actions,
    RL_GLOBAL const unsigned char *in_curr_engaged,
    RL_GLOBAL const unsigned char *in_curr_successes,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_baseline,
    RL_GLOBAL float *out_term_coarse,
    RL_GLOBAL float *out_term_fine,
    RL_GLOBAL float *out_term_effort,
    RL_GLOBAL float *out_term_jump,
    RL_GLOBAL float *out_term_engaged,
    RL_GLOBAL float *out_term_success,
    RL_GLOBAL float *out_contribution_baseline,
    RL_GLOBAL float *out_contribution_coarse,
    RL_GLOBAL float *out_contribution_fine,
    RL_GLOBAL float *out_contribution_effort,
    RL_GLOBAL float *out_contribution_jump,
    RL_GLOBAL float *out_contribution_engaged,
    RL_GLOBAL float *out_contribution_success,
    RL_GLOBAL float *statistics,
    rewardlang_FactoryDirect_54e75d01ee69_parameters parameters,
    rl_long rows)
{
    const float param_keypoint_coef_fine_0 = parameters.values[4];
    const float param_keypoint_coef_fine_1 = parameters.values[5];
    const float v33 = -param_keypoint_coef_fine_0;
    const float param_keypoint_coef_baseline_0 = parameters.values[0];
    const float param_keypoint_coef_baseline_1 = parameters.values[1];
    const float v43 = -param_keypoint_coef_baseline_0;
    const float param_keypoint_coef_coarse_0 = parameters.values[2];
    const float param_keypoint_coef_coarse_1 = parameters.values[3];
    const float v53 = -param_keypoint_coef_coarse_0;
    const float param_action_penalty_scale = parameters.values[6];
    const bool v61 = 0.0f == param_action_penalty_scale;
    const float v62 = statistics[0];
    const float v63 = sqrtf(v62);
    const float value_effort = -v63;
    const float v65 = param_action_penalty_scale * value_effort;
    const float value_effort_66 = v61 ? 0.0f : v65;
    const float param_action_grad_penalty_scale = parameters.values[7];
    const bool v69 = 0.0f == param_action_grad_penalty_scale;
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const bool input_curr_successes = in_curr_successes[row] != 0;
        const float value_success = input_curr_successes ? 1.0f : 0.0f;
        const bool input_curr_engaged = in_curr_engaged[row] != 0;
        const float value_engaged = input_curr_engaged ? 1.0f : 0.0f;
        const float input_keypoint_dist = in_keypoint_dist[row];
        const float v29 = input_keypoint_dist * param_keypoint_coef_fine_0;
        const float v30 = expf(v29);
        const float v32 = v30 + param_keypoint_coef_fine_1;
        const float v34 = input_keypoint_dist * v33;
        const float v35 = expf(v34);
        const float v36 = v32 + v35;
        const float value_fine = 1.0f / v36;
        const float v39 = input_keypoint_dist * param_keypoint_coef_baseline_0;
        const float v40 = expf(v39);
        const float v42 = v40 + param_keypoint_coef_baseline_1;
        const float v44 = input_keypoint_dist * v43;
        const float v45 = expf(v44);
        const float v46 = v42 + v45;
        const float value_baseline = 1.0f / v46;
        const float v49 = input_keypoint_dist * param_keypoint_coef_coarse_0;
        const float v50 = expf(v49);
        const float v52 = v50 + param_keypoint_coef_coarse_1;
        const float v54 = input_keypoint_dist * v53;
        const float v55 = expf(v54);
        const float v56 = v52 + v55;
        const float value_coarse = 1.0f / v56;
        const float v58 = value_baseline + value_coarse;
        const float v59 = value_fine + v58;
        const float v67 = v59 + value_effort_66;
        const float input_actions_0 = in_actions[row * 6];
        const float input_prev_actions_0 = in_prev_actions[row * 6];
        const float v72 = input_actions_0 - input_prev_actions_0;
        const float v73 = v72 * v72;
        const float input_actions_1 = in_actions[row * 6 + 1];
        const float input_prev_actions_1 = in_prev_actions[row * 6 + 1];
        const float v76 = input_actions_1 - input_prev_actions_1;
        const float v77 = v76 * v76;
        const float input_actions_2 = in_actions[row * 6 + 2];
        const float input_prev_actions_2 = in_prev_actions[row * 6 + 2];
        const float v80 = input_actions_2 - input_prev_actions_2;
        const float v81 = v80 * v80;
        const float v82 = v73 + v81;
        const float input_actions_3 = in_actions[row * 6 + 3];
        const float input_prev_actions_3 = in_prev_actions[row * 6 + 3];
        const float v85 = input_actions_3 - input_prev_actions_3;
        const float v86 = v85 * v85;
        const float v87 = v77 + v86;
        const float input_actions_4 = in_actions[row * 6 + 4];
        const float input_prev_actions_4 = in_prev_actions[row * 6 + 4];
        const float v90 = input_actions_4 - input_prev_actions_4;
        const float v91 = v90 * v90;
        const float v92 = v82 + v91;
        const float input_actions_5 = in_actions[row * 6 + 5];
        const float input_prev_actions_5 = in_prev_actions[row * 6 + 5];
        const float v95 = input_actions_5 - input_prev_actions_5;
        const float v96 = v95 * v95;
        const float v97 = v87 + v96;
        const float v98 = v92 + v97;
        const float v99 = sqrtf(v98);
        const float value_jump = -v99;
        const float v101 = param_action_grad_penalty_scale * value_jump;
        const float value_jump_102 = v69 ? 0.0f : v101;
        const float v103 = v67 + value_jump_102;
        const float v104 = value_engaged + v103;
        const float value_total = value_success + v104;
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_term_baseline != 0)
            out_term_baseline[row] = value_baseline;
        if (out_term_coarse != 0)
            out_term_coarse[row] = value_coarse;
        if (out_term_fine != 0)
            out_term_fine[row] = value_fine;
        if (out_term_effort != 0)
            out_term_effort[row] = value_effort;
        if (out_term_jump != 0)
            out_term_jump[row] = value_jump;
        if (out_term_engaged != 0)
            out_term_engaged[row] = value_engaged;
        if (out_term_success != 0)
            out_term_success[row] = value_success;
        if (out_contribution_baseline != 0)
            out_contribution_baseline[row] = value_baseline;
        if (out_contribution_coarse != 0)
            out_contribution_coarse[row] = value_coarse;
        if (out_contribution_fine != 0)
            out_contribution_fine[row] = value_fine;
        if (out_contribution_effort != 0)
            out_contribution_effort[row] = value_effort_66;
        if (out_contribution_jump != 0)
            out_contribution_jump[row] = value_jump_102;
        if (out_contribution_engaged != 0)
            out_contribution_engaged[row] = value_engaged;
        if (out_contribution_success != 0)
            out_contribution_success[row] = value_success;
    }
}
