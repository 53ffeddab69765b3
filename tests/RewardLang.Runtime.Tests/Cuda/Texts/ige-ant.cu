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

/* An element of an array of whole numbers: float (0), int (1) or long (2). */
RL_FUNCTION float rl_whole(RL_GLOBAL const void *data, int type, rl_long index)
{
    return type == 0 ? ((RL_GLOBAL const float *)data)[index]
        : type == 1 ? (float)((RL_GLOBAL const int *)data)[index]
        : (float)((RL_GLOBAL const rl_long *)data)[index];
}

/* The reward Ant: one thread a row. */
typedef struct { float values[8]; } rewardlang_Ant_96517047ae27_parameters;

RL_KERNEL rewardlang_Ant_96517047ae27_0(
    RL_GLOBAL const float *in_obs,
    RL_GLOBAL const float *in_actions,
    RL_GLOBAL const float *in_potentials,
    RL_GLOBAL const float *in_prev_potentials,
    RL_GLOBAL const void *in_reset_buf,
    int type_reset_buf,
    RL_GLOBAL const void *in_progress_buf,
    int type_progress_buf,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_progress,
    RL_GLOBAL float *out_term_alive,
    RL_GLOBAL float *out_term_up,
    RL_GLOBAL float *out_term_heading,
    RL_GLOBAL float *out_term_effort,
    RL_GLOBAL float *out_term_energy,
    RL_GLOBAL float *out_term_at_limit,
    RL_GLOBAL float *out_contribution_progress,
    RL_GLOBAL float *out_contribution_alive,
    RL_GLOBAL float *out_contribution_up,
    RL_GLOBAL float *out_contribution_heading,
    RL_GLOBAL float *out_contribution_effort,
    RL_GLOBAL float *out_contribution_energy,
    RL_GLOBAL float *out_contribution_at_limit,
    RL_GLOBAL float *out_adjustment,
    RL_GLOBAL float *out_output_reset,
    RL_GLOBAL unsigned char *out_end_fallen,
    RL_GLOBAL unsigned char *out_done,
    rewardlang_Ant_96517047ae27_parameters parameters,
    rl_long rows)
{
    const float param_termination_height = parameters.values[5];
    const float param_death_cost = parameters.values[6];
    const float param_up_weight = parameters.values[0];
    const bool v38 = param_up_weight == 0.0f;
    const float param_heading_weight = parameters.values[1];
    const bool v46 = param_heading_weight == 0.0f;
    const float param_actions_cost_scale = parameters.values[2];
    const bool v54 = param_actions_cost_scale == 0.0f;
    const float param_energy_cost_scale = parameters.values[3];
    const bool v83 = param_energy_cost_scale == 0.0f;
    const float param_joints_at_limit_cost_scale = parameters.values[4];
    const bool v120 = param_joints_at_limit_cost_scale == 0.0f;
    const float param_max_episode_length = parameters.values[7];
    const float v159 = param_max_episode_length - 1.0f;
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const float input_obs_0 = in_obs[row * 60];
        const bool value_fallen = input_obs_0 < param_termination_height;
        const float input_potentials = in_potentials[row];
        const float input_prev_potentials = in_prev_potentials[row];
        const float value_progress = input_potentials - input_prev_potentials;
        const float v36 = 0.5f + value_progress;
        const float input_obs_10 = in_obs[row * 60 + 10];
        const bool v40 = 0.93f < input_obs_10;
        const float value_up = v40 ? 1.0f : 0.0f;
        const float v42 = param_up_weight * value_up;
        const float value_up_43 = v38 ? 0.0f : v42;
        const float v44 = v36 + value_up_43;
        const float input_obs_11 = in_obs[row * 60 + 11];
        const float v48 = input_obs_11 / 0.8f;
        const float value_heading = rl_min(1.0f, v48);
        const float v50 = param_heading_weight * value_heading;
        const float value_heading_51 = v46 ? 0.0f : v50;
        const float v52 = v44 + value_heading_51;
        const float input_actions_0 = in_actions[row * 8];
        const float v56 = input_actions_0 * input_actions_0;
        const float input_actions_1 = in_actions[row * 8 + 1];
        const float v58 = input_actions_1 * input_actions_1;
        const float input_actions_2 = in_actions[row * 8 + 2];
        const float v60 = input_actions_2 * input_actions_2;
        const float input_actions_3 = in_actions[row * 8 + 3];
        const float v62 = input_actions_3 * input_actions_3;
        const float input_actions_4 = in_actions[row * 8 + 4];
        const float v64 = input_actions_4 * input_actions_4;
        const float v65 = v56 + v64;
        const float input_actions_5 = in_actions[row * 8 + 5];
        const float v67 = input_actions_5 * input_actions_5;
        const float v68 = v58 + v67;
        const float input_actions_6 = in_actions[row * 8 + 6];
        const float v70 = input_actions_6 * input_actions_6;
        const float v71 = v60 + v70;
        const float input_actions_7 = in_actions[row * 8 + 7];
        const float v73 = input_actions_7 * input_actions_7;
        const float v74 = v62 + v73;
        const float v75 = v65 + v71;
        const float v76 = v68 + v74;
        const float v77 = v75 + v76;
        const float value_effort = -v77;
        const float v79 = param_actions_cost_scale * value_effort;
        const float value_effort_80 = v54 ? 0.0f : v79;
        const float v81 = v52 + value_effort_80;
        const float input_obs_20 = in_obs[row * 60 + 20];
        const float v85 = input_actions_0 * input_obs_20;
        const float v86 = fabsf(v85);
        const float input_obs_21 = in_obs[row * 60 + 21];
        const float v88 = input_actions_1 * input_obs_21;
        const float v89 = fabsf(v88);
        const float input_obs_22 = in_obs[row * 60 + 22];
        const float v91 = input_actions_2 * input_obs_22;
        const float v92 = fabsf(v91);
        const float input_obs_23 = in_obs[row * 60 + 23];
        const float v94 = input_actions_3 * input_obs_23;
        const float v95 = fabsf(v94);
        const float input_obs_24 = in_obs[row * 60 + 24];
        const float v97 = input_actions_4 * input_obs_24;
        const float v98 = fabsf(v97);
        const float v99 = v86 + v98;
        const float input_obs_25 = in_obs[row * 60 + 25];
        const float v101 = input_actions_5 * input_obs_25;
        const float v102 = fabsf(v101);
        const float v103 = v89 + v102;
        const float input_obs_26 = in_obs[row * 60 + 26];
        const float v105 = input_actions_6 * input_obs_26;
        const float v106 = fabsf(v105);
        const float v107 = v92 + v106;
        const float input_obs_27 = in_obs[row * 60 + 27];
        const float v109 = input_actions_7 * input_obs_27;
        const float v110 = fabsf(v109);
        const float v111 = v95 + v110;
        const float v112 = v99 + v107;
        const float v113 = v103 + v111;
        const float v114 = v112 + v113;
        const float value_energy = -v114;
        const float v116 = param_energy_cost_scale * value_energy;
        const float value_energy_117 = v83 ? 0.0f : v116;
        const float v118 = v81 + value_energy_117;
        const float input_obs_12 = in_obs[row * 60 + 12];
        const bool v122 = 0.99f < input_obs_12;
        const float v123 = v122 ? 1.0f : 0.0f;
        const float input_obs_13 = in_obs[row * 60 + 13];
        const bool v125 = 0.99f < input_obs_13;
        const float v126 = v125 ? 1.0f : 0.0f;
        const float input_obs_14 = in_obs[row * 60 + 14];
        const bool v128 = 0.99f < input_obs_14;
        const float v129 = v128 ? 1.0f : 0.0f;
        const float input_obs_15 = in_obs[row * 60 + 15];
        const bool v131 = 0.99f < input_obs_15;
        const float v132 = v131 ? 1.0f : 0.0f;
        const float input_obs_16 = in_obs[row * 60 + 16];
        const bool v134 = 0.99f < input_obs_16;
        const float v135 = v134 ? 1.0f : 0.0f;
        const float v136 = v123 + v135;
        const float input_obs_17 = in_obs[row * 60 + 17];
        const bool v138 = 0.99f < input_obs_17;
        const float v139 = v138 ? 1.0f : 0.0f;
        const float v140 = v126 + v139;
        const float input_obs_18 = in_obs[row * 60 + 18];
        const bool v142 = 0.99f < input_obs_18;
        const float v143 = v142 ? 1.0f : 0.0f;
        const float v144 = v129 + v143;
        const float input_obs_19 = in_obs[row * 60 + 19];
        const bool v146 = 0.99f < input_obs_19;
        const float v147 = v146 ? 1.0f : 0.0f;
        const float v148 = v132 + v147;
        const float v149 = v136 + v144;
        const float v150 = v140 + v148;
        const float v151 = v149 + v150;
        const float value_at_limit = -v151;
        const float v153 = param_joints_at_limit_cost_scale * value_at_limit;
        const float value_at_limit_154 = v120 ? 0.0f : v153;
        const float v155 = v118 + value_at_limit_154;
        const float value_total = value_fallen ? param_death_cost : v155;
        const float value_adjustment = value_total - v155;
        const float input_progress_buf = rl_whole(in_progress_buf, type_progress_buf, row);
        const bool v161 = v159 <= input_progress_buf;
        const bool v162 = v161 || value_fallen;
        const float input_reset_buf = rl_whole(in_reset_buf, type_reset_buf, row);
        const float value_reset = v162 ? 1.0f : input_reset_buf;
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_term_progress != 0)
            out_term_progress[row] = value_progress;
        if (out_term_alive != 0)
            out_term_alive[row] = 0.5f;
        if (out_term_up != 0)
            out_term_up[row] = value_up;
        if (out_term_heading != 0)
            out_term_heading[row] = value_heading;
        if (out_term_effort != 0)
            out_term_effort[row] = value_effort;
        if (out_term_energy != 0)
            out_term_energy[row] = value_energy;
        if (out_term_at_limit != 0)
            out_term_at_limit[row] = value_at_limit;
        if (out_contribution_progress != 0)
            out_contribution_progress[row] = value_progress;
        if (out_contribution_alive != 0)
            out_contribution_alive[row] = 0.5f;
        if (out_contribution_up != 0)
            out_contribution_up[row] = value_up_43;
        if (out_contribution_heading != 0)
            out_contribution_heading[row] = value_heading_51;
        if (out_contribution_effort != 0)
            out_contribution_effort[row] = value_effort_80;
        if (out_contribution_energy != 0)
            out_contribution_energy[row] = value_energy_117;
        if (out_contribution_at_limit != 0)
            out_contribution_at_limit[row] = value_at_limit_154;
        if (out_adjustment != 0)
            out_adjustment[row] = value_adjustment;
        if (out_output_reset != 0)
            out_output_reset[row] = value_reset;
        if (out_end_fallen != 0)
            out_end_fallen[row] = value_fallen;
        if (out_done != 0)
            out_done[row] = value_fallen;
    }
}
