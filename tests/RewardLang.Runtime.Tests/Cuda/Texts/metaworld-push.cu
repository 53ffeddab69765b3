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

/* The larger; NaN if either is; 0 is above -0. */
RL_FUNCTION float rl_max(float a, float b)
{
    return a > b || a != a ? a : b > a || b != b ? b : copysignf(1.0f, a) < 0.0f ? b : a;
}

/* The reward MetaworldPush: one thread a row. */
typedef struct { float values[1]; } rewardlang_MetaworldPush_95f5e8aa938c_parameters;

RL_KERNEL rewardlang_MetaworldPush_95f5e8aa938c_0(
    RL_GLOBAL const float *in_obs,
    RL_GLOBAL const float *in_action,
    RL_GLOBAL const float *in_tcp,
    RL_GLOBAL const float *in_init_tcp,
    RL_GLOBAL const float *in_left_pad,
    RL_GLOBAL const float *in_right_pad,
    RL_GLOBAL const float *in_obj_init_pos,
    RL_GLOBAL const float *in_target_pos,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_grasp,
    RL_GLOBAL float *out_term_hold,
    RL_GLOBAL float *out_term_place,
    RL_GLOBAL float *out_contribution_grasp,
    RL_GLOBAL float *out_contribution_hold,
    RL_GLOBAL float *out_contribution_place,
    RL_GLOBAL float *out_adjustment,
    RL_GLOBAL float *out_output_opening,
    RL_GLOBAL float *out_output_tcp_to_obj,
    RL_GLOBAL float *out_output_target_to_obj,
    RL_GLOBAL float *out_output_in_place,
    RL_GLOBAL float *out_output_object_grasped,
    rewardlang_MetaworldPush_95f5e8aa938c_parameters parameters,
    rl_long rows)
{
    const float param_TARGET_RADIUS = parameters.values[0];
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const float input_obs_4 = in_obs[row * 39 + 4];
        const float input_target_pos_0 = in_target_pos[row * 3];
        const float v25 = input_obs_4 - input_target_pos_0;
        const float v26 = v25 * v25;
        const float input_obs_5 = in_obs[row * 39 + 5];
        const float input_target_pos_1 = in_target_pos[row * 3 + 1];
        const float v29 = input_obs_5 - input_target_pos_1;
        const float v30 = v29 * v29;
        const float v31 = v26 + v30;
        const float input_obs_6 = in_obs[row * 39 + 6];
        const float input_target_pos_2 = in_target_pos[row * 3 + 2];
        const float v34 = input_obs_6 - input_target_pos_2;
        const float v35 = v34 * v34;
        const float v36 = v31 + v35;
        const float value_target_to_obj = sqrtf(v36);
        const bool v39 = value_target_to_obj < param_TARGET_RADIUS;
        const float input_left_pad_1 = in_left_pad[row * 3 + 1];
        const float v41 = input_left_pad_1 - input_obs_5;
        const float v42 = fabsf(v41);
        const bool v43 = 0.015f <= v42;
        const bool v44 = v42 <= 0.05f;
        const bool v45 = v43 && v44;
        const float v46 = 0.015f - v42;
        const float v47 = v42 - 0.05f;
        const float v48 = rl_max(v46, v47);
        const float input_obj_init_pos_1 = in_obj_init_pos[row * 3 + 1];
        const float v50 = input_left_pad_1 - input_obj_init_pos_1;
        const float v51 = fabsf(v50);
        const float v52 = v51 - 0.05f;
        const float v53 = fabsf(v52);
        const float v54 = v48 / v53;
        const float v55 = v45 ? 0.0f : v54;
        const float v56 = v55 * v55;
        const float v57 = v56 * 9.0f;
        const float v58 = 1.0f + v57;
        const float v59 = 1.0f / v58;
        const float input_right_pad_1 = in_right_pad[row * 3 + 1];
        const float v61 = input_right_pad_1 - input_obs_5;
        const float v62 = fabsf(v61);
        const bool v63 = 0.015f <= v62;
        const bool v64 = v62 <= 0.05f;
        const bool v65 = v63 && v64;
        const float v66 = 0.015f - v62;
        const float v67 = v62 - 0.05f;
        const float v68 = rl_max(v66, v67);
        const float v69 = input_right_pad_1 - input_obj_init_pos_1;
        const float v70 = fabsf(v69);
        const float v71 = v70 - 0.05f;
        const float v72 = fabsf(v71);
        const float v73 = v68 / v72;
        const float v74 = v65 ? 0.0f : v73;
        const float v75 = v74 * v74;
        const float v76 = 9.0f * v75;
        const float v77 = 1.0f + v76;
        const float v78 = 1.0f / v77;
        const float v79 = v59 + v78;
        const float v80 = v59 * v78;
        const float v81 = v79 - v80;
        const bool v82 = 0.0f == v81;
        const float v83 = v80 / v81;
        const float v84 = v82 ? 0.0f : v83;
        const float input_tcp_0 = in_tcp[row * 3];
        const float v86 = input_tcp_0 - input_obs_4;
        const float v87 = v86 * v86;
        const float input_tcp_2 = in_tcp[row * 3 + 2];
        const float v89 = input_tcp_2 - input_obs_6;
        const float v90 = v89 * v89;
        const float v91 = v87 + v90;
        const float v92 = sqrtf(v91);
        const bool v93 = 0.0f <= v92;
        const bool v94 = v92 <= 0.005f;
        const bool v95 = v93 && v94;
        const float v96 = -v92;
        const float v97 = v92 - 0.005f;
        const float v98 = rl_max(v96, v97);
        const float input_obj_init_pos_0 = in_obj_init_pos[row * 3];
        const float input_init_tcp_0 = in_init_tcp[row * 3];
        const float v101 = input_obj_init_pos_0 - input_init_tcp_0;
        const float v102 = v101 * v101;
        const float input_obj_init_pos_2 = in_obj_init_pos[row * 3 + 2];
        const float input_init_tcp_2 = in_init_tcp[row * 3 + 2];
        const float v105 = input_obj_init_pos_2 - input_init_tcp_2;
        const float v106 = v105 * v105;
        const float v107 = v102 + v106;
        const float v108 = sqrtf(v107);
        const float v109 = v108 - 0.005f;
        const float v110 = v98 / v109;
        const float v111 = v95 ? 0.0f : v110;
        const float v112 = v111 * v111;
        const float v113 = 9.0f * v112;
        const float v114 = 1.0f + v113;
        const float v115 = 1.0f / v114;
        const float v116 = v84 + v115;
        const float v117 = v84 * v115;
        const float v118 = v116 - v117;
        const bool v119 = 0.0f == v118;
        const float v120 = v117 / v118;
        const float v121 = v119 ? 0.0f : v120;
        const bool v122 = 0.97f < v121;
        const float input_action_3 = in_action[row * 4 + 3];
        const float v124 = rl_max(0.0f, input_action_3);
        const float v125 = rl_min(1.0f, v124);
        const float v126 = v122 ? v125 : 0.0f;
        const float v127 = v121 + v126;
        const float v128 = v121 * v126;
        const float v129 = v127 - v128;
        const bool v130 = 0.0f == v129;
        const float v131 = v128 / v129;
        const float v132 = v130 ? 0.0f : v131;
        const float v133 = v121 + v132;
        const float value_grasp = v133 * 0.5f;
        const float value_grasp_135 = 2.0f * value_grasp;
        const float v136 = input_obs_4 - input_tcp_0;
        const float v137 = v136 * v136;
        const float input_tcp_1 = in_tcp[row * 3 + 1];
        const float v139 = input_obs_5 - input_tcp_1;
        const float v140 = v139 * v139;
        const float v141 = v137 + v140;
        const float v142 = input_obs_6 - input_tcp_2;
        const float v143 = v142 * v142;
        const float v144 = v141 + v143;
        const float value_tcp_to_obj = sqrtf(v144);
        const bool v146 = value_tcp_to_obj < 0.02f;
        const float input_obs_3 = in_obs[row * 39 + 3];
        const bool v148 = 0.0f < input_obs_3;
        const bool v149 = v146 && v148;
        const float v150 = 1.0f + value_grasp_135;
        const float value_hold = v149 ? v150 : 0.0f;
        const float v152 = value_grasp_135 + value_hold;
        const bool v153 = 0.0f <= value_target_to_obj;
        const bool v154 = value_target_to_obj <= param_TARGET_RADIUS;
        const bool v155 = v153 && v154;
        const float v156 = -value_target_to_obj;
        const float v157 = value_target_to_obj - param_TARGET_RADIUS;
        const float v158 = rl_max(v156, v157);
        const float v159 = input_obj_init_pos_0 - input_target_pos_0;
        const float v160 = v159 * v159;
        const float v161 = input_obj_init_pos_1 - input_target_pos_1;
        const float v162 = v161 * v161;
        const float v163 = v160 + v162;
        const float v164 = input_obj_init_pos_2 - input_target_pos_2;
        const float v165 = v164 * v164;
        const float v166 = v163 + v165;
        const float v167 = sqrtf(v166);
        const float v168 = v158 / v167;
        const float v169 = v155 ? 0.0f : v168;
        const float v170 = v169 * v169;
        const float v171 = 9.0f * v170;
        const float v172 = 1.0f + v171;
        const float value_in_place = 1.0f / v172;
        const float value_place = v149 ? value_in_place : 0.0f;
        const float value_place_175 = value_place * 5.0f;
        const float v176 = v152 + value_place_175;
        const float value_total = v39 ? 10.0f : v176;
        const float value_adjustment = value_total - v176;
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_term_grasp != 0)
            out_term_grasp[row] = value_grasp;
        if (out_term_hold != 0)
            out_term_hold[row] = value_hold;
        if (out_term_place != 0)
            out_term_place[row] = value_place;
        if (out_contribution_grasp != 0)
            out_contribution_grasp[row] = value_grasp_135;
        if (out_contribution_hold != 0)
            out_contribution_hold[row] = value_hold;
        if (out_contribution_place != 0)
            out_contribution_place[row] = value_place_175;
        if (out_adjustment != 0)
            out_adjustment[row] = value_adjustment;
        if (out_output_opening != 0)
            out_output_opening[row] = input_obs_3;
        if (out_output_tcp_to_obj != 0)
            out_output_tcp_to_obj[row] = value_tcp_to_obj;
        if (out_output_target_to_obj != 0)
            out_output_target_to_obj[row] = value_target_to_obj;
        if (out_output_in_place != 0)
            out_output_in_place[row] = value_in_place;
        if (out_output_object_grasped != 0)
            out_output_object_grasped[row] = value_grasp;
    }
}
