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

/* The reward Progress: one thread a row. */
typedef struct { float values[5]; } rewardlang_Progress_184b9b5bf175_parameters;

RL_KERNEL rewardlang_Progress_184b9b5bf175_0(
    RL_GLOBAL const float *in_root_pos_w,
    RL_GLOBAL const unsigned char *in_reset_before,
    RL_GLOBAL const float *in_reset_root_pos_w,
    RL_GLOBAL const float *in_joint_pos,
    RL_GLOBAL const float *in_joint_vel,
    RL_GLOBAL const float *in_actions,
    RL_GLOBAL const float *in_soft_joint_pos_limits,
    RL_GLOBAL const float *in_gear_ratio,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_progress_reward,
    RL_GLOBAL float *out_term_joint_pos_limits_penalty_ratio,
    RL_GLOBAL float *out_term_power_consumption,
    RL_GLOBAL float *out_contribution_progress_reward,
    RL_GLOBAL float *out_contribution_joint_pos_limits_penalty_ratio,
    RL_GLOBAL float *out_contribution_power_consumption,
    RL_GLOBAL float *out_output_potential,
    RL_GLOBAL float *state,
    RL_GLOBAL unsigned char *first_step,
    rewardlang_Progress_184b9b5bf175_parameters parameters,
    rl_long rows)
{
    const float input_gear_ratio_0 = in_gear_ratio[0];
    const float input_gear_ratio_1 = in_gear_ratio[1];
    const float input_gear_ratio_2 = in_gear_ratio[2];
    const float v23 = rl_max(input_gear_ratio_0, input_gear_ratio_2);
    const float input_gear_ratio_3 = in_gear_ratio[3];
    const float v25 = rl_max(input_gear_ratio_1, input_gear_ratio_3);
    const float input_gear_ratio_4 = in_gear_ratio[4];
    const float v27 = rl_max(v23, input_gear_ratio_4);
    const float input_gear_ratio_5 = in_gear_ratio[5];
    const float v29 = rl_max(v25, input_gear_ratio_5);
    const float v30 = rl_max(v27, v29);
    const float v31 = input_gear_ratio_0 / v30;
    const float v37 = input_gear_ratio_1 / v30;
    const float v43 = input_gear_ratio_2 / v30;
    const float v50 = input_gear_ratio_3 / v30;
    const float v57 = input_gear_ratio_4 / v30;
    const float v64 = input_gear_ratio_5 / v30;
    const float param_target_pos_0 = parameters.values[1];
    const float param_target_pos_1 = parameters.values[2];
    const float param_step_dt = parameters.values[0];
    const float param_target_pos_2 = parameters.values[3];
    const float input_soft_joint_pos_limits_0 = in_soft_joint_pos_limits[0];
    const float input_soft_joint_pos_limits_1 = in_soft_joint_pos_limits[1];
    const float v109 = input_soft_joint_pos_limits_0 + input_soft_joint_pos_limits_1;
    const float v110 = v109 * 0.5f;
    const float v113 = input_soft_joint_pos_limits_1 - input_soft_joint_pos_limits_0;
    const float param_threshold = parameters.values[4];
    const float v119 = 1.0f - param_threshold;
    const float input_soft_joint_pos_limits_2 = in_soft_joint_pos_limits[2];
    const float input_soft_joint_pos_limits_3 = in_soft_joint_pos_limits[3];
    const float v125 = input_soft_joint_pos_limits_2 + input_soft_joint_pos_limits_3;
    const float v126 = v125 * 0.5f;
    const float v129 = input_soft_joint_pos_limits_3 - input_soft_joint_pos_limits_2;
    const float input_soft_joint_pos_limits_4 = in_soft_joint_pos_limits[4];
    const float input_soft_joint_pos_limits_5 = in_soft_joint_pos_limits[5];
    const float v139 = input_soft_joint_pos_limits_4 + input_soft_joint_pos_limits_5;
    const float v140 = v139 * 0.5f;
    const float v143 = input_soft_joint_pos_limits_5 - input_soft_joint_pos_limits_4;
    const float input_soft_joint_pos_limits_6 = in_soft_joint_pos_limits[6];
    const float input_soft_joint_pos_limits_7 = in_soft_joint_pos_limits[7];
    const float v154 = input_soft_joint_pos_limits_6 + input_soft_joint_pos_limits_7;
    const float v155 = v154 * 0.5f;
    const float v158 = input_soft_joint_pos_limits_7 - input_soft_joint_pos_limits_6;
    const float input_soft_joint_pos_limits_8 = in_soft_joint_pos_limits[8];
    const float input_soft_joint_pos_limits_9 = in_soft_joint_pos_limits[9];
    const float v169 = input_soft_joint_pos_limits_8 + input_soft_joint_pos_limits_9;
    const float v170 = v169 * 0.5f;
    const float v173 = input_soft_joint_pos_limits_9 - input_soft_joint_pos_limits_8;
    const float input_soft_joint_pos_limits_10 = in_soft_joint_pos_limits[10];
    const float input_soft_joint_pos_limits_11 = in_soft_joint_pos_limits[11];
    const float v184 = input_soft_joint_pos_limits_10 + input_soft_joint_pos_limits_11;
    const float v185 = v184 * 0.5f;
    const float v188 = input_soft_joint_pos_limits_11 - input_soft_joint_pos_limits_10;
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const float input_joint_vel_0 = in_joint_vel[row * 6];
        const float input_actions_0 = in_actions[row * 6];
        const float v34 = input_joint_vel_0 * input_actions_0;
        const float v35 = v31 * v34;
        const float v36 = fabsf(v35);
        const float input_joint_vel_1 = in_joint_vel[row * 6 + 1];
        const float input_actions_1 = in_actions[row * 6 + 1];
        const float v40 = input_joint_vel_1 * input_actions_1;
        const float v41 = v37 * v40;
        const float v42 = fabsf(v41);
        const float input_joint_vel_2 = in_joint_vel[row * 6 + 2];
        const float input_actions_2 = in_actions[row * 6 + 2];
        const float v46 = input_joint_vel_2 * input_actions_2;
        const float v47 = v43 * v46;
        const float v48 = fabsf(v47);
        const float v49 = v36 + v48;
        const float input_joint_vel_3 = in_joint_vel[row * 6 + 3];
        const float input_actions_3 = in_actions[row * 6 + 3];
        const float v53 = input_joint_vel_3 * input_actions_3;
        const float v54 = v50 * v53;
        const float v55 = fabsf(v54);
        const float v56 = v42 + v55;
        const float input_joint_vel_4 = in_joint_vel[row * 6 + 4];
        const float input_actions_4 = in_actions[row * 6 + 4];
        const float v60 = input_joint_vel_4 * input_actions_4;
        const float v61 = v57 * v60;
        const float v62 = fabsf(v61);
        const float v63 = v49 + v62;
        const float input_joint_vel_5 = in_joint_vel[row * 6 + 5];
        const float input_actions_5 = in_actions[row * 6 + 5];
        const float v67 = input_joint_vel_5 * input_actions_5;
        const float v68 = v64 * v67;
        const float v69 = fabsf(v68);
        const float v70 = v56 + v69;
        const float v71 = v63 + v70;
        const float input_root_pos_w_0 = in_root_pos_w[row * 3];
        const float v74 = param_target_pos_0 - input_root_pos_w_0;
        const float v75 = v74 * v74;
        const float input_root_pos_w_1 = in_root_pos_w[row * 3 + 1];
        const float v78 = param_target_pos_1 - input_root_pos_w_1;
        const float v79 = v78 * v78;
        const float v80 = v75 + v79;
        const float v81 = sqrtf(v80);
        const float v82 = -v81;
        const float value_potential = v82 / param_step_dt;
        const bool input_reset_before = in_reset_before[row] != 0;
        const float input_reset_root_pos_w_0 = in_reset_root_pos_w[row * 3];
        const float v87 = param_target_pos_0 - input_reset_root_pos_w_0;
        const float v88 = v87 * v87;
        const float input_reset_root_pos_w_1 = in_reset_root_pos_w[row * 3 + 1];
        const float v90 = param_target_pos_1 - input_reset_root_pos_w_1;
        const float v91 = v90 * v90;
        const float v92 = v88 + v91;
        const float input_reset_root_pos_w_2 = in_reset_root_pos_w[row * 3 + 2];
        const float v95 = param_target_pos_2 - input_reset_root_pos_w_2;
        const float v96 = v95 * v95;
        const float v97 = v92 + v96;
        const float v98 = sqrtf(v97);
        const float v99 = -v98;
        const float v100 = v99 / param_step_dt;
        const bool v101 = first_step[row] != 0;
        const float before_prev = state[row];
        const float v103 = v101 ? v100 : before_prev;
        const float v104 = input_reset_before ? v100 : v103;
        const float value_progress_reward = value_potential - v104;
        const float input_joint_pos_0 = in_joint_pos[row * 6];
        const float v111 = input_joint_pos_0 - v110;
        const float v112 = 2.0f * v111;
        const float v114 = v112 / v113;
        const float v115 = fabsf(v114);
        const float v117 = v115 - param_threshold;
        const float v118 = rl_max(0.0f, v117);
        const float v120 = v118 / v119;
        const float v121 = v31 * v120;
        const float input_joint_pos_1 = in_joint_pos[row * 6 + 1];
        const float v127 = input_joint_pos_1 - v126;
        const float v128 = 2.0f * v127;
        const float v130 = v128 / v129;
        const float v131 = fabsf(v130);
        const float v132 = v131 - param_threshold;
        const float v133 = rl_max(0.0f, v132);
        const float v134 = v133 / v119;
        const float v135 = v37 * v134;
        const float input_joint_pos_2 = in_joint_pos[row * 6 + 2];
        const float v141 = input_joint_pos_2 - v140;
        const float v142 = 2.0f * v141;
        const float v144 = v142 / v143;
        const float v145 = fabsf(v144);
        const float v146 = v145 - param_threshold;
        const float v147 = rl_max(0.0f, v146);
        const float v148 = v147 / v119;
        const float v149 = v43 * v148;
        const float v150 = v121 + v149;
        const float input_joint_pos_3 = in_joint_pos[row * 6 + 3];
        const float v156 = input_joint_pos_3 - v155;
        const float v157 = 2.0f * v156;
        const float v159 = v157 / v158;
        const float v160 = fabsf(v159);
        const float v161 = v160 - param_threshold;
        const float v162 = rl_max(0.0f, v161);
        const float v163 = v162 / v119;
        const float v164 = v50 * v163;
        const float v165 = v135 + v164;
        const float input_joint_pos_4 = in_joint_pos[row * 6 + 4];
        const float v171 = input_joint_pos_4 - v170;
        const float v172 = 2.0f * v171;
        const float v174 = v172 / v173;
        const float v175 = fabsf(v174);
        const float v176 = v175 - param_threshold;
        const float v177 = rl_max(0.0f, v176);
        const float v178 = v177 / v119;
        const float v179 = v57 * v178;
        const float v180 = v150 + v179;
        const float input_joint_pos_5 = in_joint_pos[row * 6 + 5];
        const float v186 = input_joint_pos_5 - v185;
        const float v187 = 2.0f * v186;
        const float v189 = v187 / v188;
        const float v190 = fabsf(v189);
        const float v191 = v190 - param_threshold;
        const float v192 = rl_max(0.0f, v191);
        const float v193 = v192 / v119;
        const float v194 = v64 * v193;
        const float v195 = v165 + v194;
        const float v196 = v180 + v195;
        const float v197 = value_progress_reward + v196;
        const float value_total = v71 + v197;
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_term_progress_reward != 0)
            out_term_progress_reward[row] = value_progress_reward;
        if (out_term_joint_pos_limits_penalty_ratio != 0)
            out_term_joint_pos_limits_penalty_ratio[row] = v196;
        if (out_term_power_consumption != 0)
            out_term_power_consumption[row] = v71;
        if (out_contribution_progress_reward != 0)
            out_contribution_progress_reward[row] = value_progress_reward;
        if (out_contribution_joint_pos_limits_penalty_ratio != 0)
            out_contribution_joint_pos_limits_penalty_ratio[row] = v196;
        if (out_contribution_power_consumption != 0)
            out_contribution_power_consumption[row] = v71;
        if (out_output_potential != 0)
            out_output_potential[row] = value_potential;
        state[row] = value_potential;
        first_step[row] = 0;
    }
}
