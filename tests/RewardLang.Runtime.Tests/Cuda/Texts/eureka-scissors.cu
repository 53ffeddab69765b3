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

/* An element of an array of whole numbers: float (0), int (1) or long (2). */
RL_FUNCTION float rl_whole(RL_GLOBAL const void *data, int type, rl_long index)
{
    return type == 0 ? ((RL_GLOBAL const float *)data)[index]
        : type == 1 ? (float)((RL_GLOBAL const int *)data)[index]
        : (float)((RL_GLOBAL const rl_long *)data)[index];
}

/* The reward Scissors: one thread a row. */
typedef struct { float values[1]; } rewardlang_Scissors_254ba8e8b3ff_parameters;

RL_KERNEL rewardlang_Scissors_254ba8e8b3ff_0(
    RL_GLOBAL const float *in_object_dof_pos,
    RL_GLOBAL const float *in_scissors_right_handle_pos,
    RL_GLOBAL const float *in_scissors_left_handle_pos,
    RL_GLOBAL const float *in_right_hand_ff_pos,
    RL_GLOBAL const float *in_right_hand_mf_pos,
    RL_GLOBAL const float *in_right_hand_rf_pos,
    RL_GLOBAL const float *in_right_hand_lf_pos,
    RL_GLOBAL const float *in_right_hand_th_pos,
    RL_GLOBAL const float *in_left_hand_ff_pos,
    RL_GLOBAL const float *in_left_hand_mf_pos,
    RL_GLOBAL const float *in_left_hand_rf_pos,
    RL_GLOBAL const float *in_left_hand_lf_pos,
    RL_GLOBAL const float *in_left_hand_th_pos,
    RL_GLOBAL const void *in_reset_in,
    int type_reset_in,
    RL_GLOBAL const void *in_progress_in,
    int type_progress_in,
    RL_GLOBAL const void *in_successes_in,
    int type_successes_in,
    RL_GLOBAL const float *in_consecutive_successes_in,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_base,
    RL_GLOBAL float *out_term_open,
    RL_GLOBAL float *out_term_right_approach,
    RL_GLOBAL float *out_term_left_approach,
    RL_GLOBAL float *out_contribution_base,
    RL_GLOBAL float *out_contribution_open,
    RL_GLOBAL float *out_contribution_right_approach,
    RL_GLOBAL float *out_contribution_left_approach,
    RL_GLOBAL float *out_output_reset,
    RL_GLOBAL float *out_output_goal_reset,
    RL_GLOBAL float *out_output_progress,
    RL_GLOBAL float *out_output_successes,
    RL_GLOBAL float *out_output_cons_successes,
    RL_GLOBAL unsigned char *out_end_lost,
    RL_GLOBAL unsigned char *out_done,
    RL_GLOBAL float *state,
    RL_GLOBAL unsigned char *first_step,
    RL_GLOBAL float *statistics,
    rewardlang_Scissors_254ba8e8b3ff_parameters parameters,
    rl_long rows)
{
    RL_SHARED float lanes[256];
    const int thread = (int)RL_THREAD;
    const float param_max_episode_length = parameters.values[0];
    const float input_consecutive_successes_in = in_consecutive_successes_in[0];
    float fold = 0.0f, fold_block = 0.0f;
    int fold_count = 0;
    float fold_206 = 0.0f, fold_206_block = 0.0f;
    int fold_206_count = 0;
    for (rl_long row = thread; row < rows; row += 256)
    {
        const float input_progress_in = rl_whole(in_progress_in, type_progress_in, row);
        const bool v43 = param_max_episode_length <= input_progress_in;
        const float input_right_hand_ff_pos_0 = in_right_hand_ff_pos[row * 3];
        const float input_scissors_right_handle_pos_0 = in_scissors_right_handle_pos[row * 3];
        const float v46 = input_right_hand_ff_pos_0 - input_scissors_right_handle_pos_0;
        const float v47 = v46 * v46;
        const float input_right_hand_ff_pos_1 = in_right_hand_ff_pos[row * 3 + 1];
        const float input_scissors_right_handle_pos_1 = in_scissors_right_handle_pos[row * 3 + 1];
        const float v50 = input_right_hand_ff_pos_1 - input_scissors_right_handle_pos_1;
        const float v51 = v50 * v50;
        const float v52 = v47 + v51;
        const float input_right_hand_ff_pos_2 = in_right_hand_ff_pos[row * 3 + 2];
        const float input_scissors_right_handle_pos_2 = in_scissors_right_handle_pos[row * 3 + 2];
        const float v55 = input_right_hand_ff_pos_2 - input_scissors_right_handle_pos_2;
        const float v56 = v55 * v55;
        const float v57 = v52 + v56;
        const float v58 = sqrtf(v57);
        const float input_right_hand_mf_pos_0 = in_right_hand_mf_pos[row * 3];
        const float v60 = input_right_hand_mf_pos_0 - input_scissors_right_handle_pos_0;
        const float v61 = v60 * v60;
        const float input_right_hand_mf_pos_1 = in_right_hand_mf_pos[row * 3 + 1];
        const float v63 = input_right_hand_mf_pos_1 - input_scissors_right_handle_pos_1;
        const float v64 = v63 * v63;
        const float v65 = v61 + v64;
        const float input_right_hand_mf_pos_2 = in_right_hand_mf_pos[row * 3 + 2];
        const float v67 = input_right_hand_mf_pos_2 - input_scissors_right_handle_pos_2;
        const float v68 = v67 * v67;
        const float v69 = v65 + v68;
        const float v70 = sqrtf(v69);
        const float v71 = v58 + v70;
        const float input_right_hand_rf_pos_0 = in_right_hand_rf_pos[row * 3];
        const float v73 = input_right_hand_rf_pos_0 - input_scissors_right_handle_pos_0;
        const float v74 = v73 * v73;
        const float input_right_hand_rf_pos_1 = in_right_hand_rf_pos[row * 3 + 1];
        const float v76 = input_right_hand_rf_pos_1 - input_scissors_right_handle_pos_1;
        const float v77 = v76 * v76;
        const float v78 = v74 + v77;
        const float input_right_hand_rf_pos_2 = in_right_hand_rf_pos[row * 3 + 2];
        const float v80 = input_right_hand_rf_pos_2 - input_scissors_right_handle_pos_2;
        const float v81 = v80 * v80;
        const float v82 = v78 + v81;
        const float v83 = sqrtf(v82);
        const float v84 = v71 + v83;
        const float input_right_hand_lf_pos_0 = in_right_hand_lf_pos[row * 3];
        const float v86 = input_right_hand_lf_pos_0 - input_scissors_right_handle_pos_0;
        const float v87 = v86 * v86;
        const float input_right_hand_lf_pos_1 = in_right_hand_lf_pos[row * 3 + 1];
        const float v89 = input_right_hand_lf_pos_1 - input_scissors_right_handle_pos_1;
        const float v90 = v89 * v89;
        const float v91 = v87 + v90;
        const float input_right_hand_lf_pos_2 = in_right_hand_lf_pos[row * 3 + 2];
        const float v93 = input_right_hand_lf_pos_2 - input_scissors_right_handle_pos_2;
        const float v94 = v93 * v93;
        const float v95 = v91 + v94;
        const float v96 = sqrtf(v95);
        const float v97 = v84 + v96;
        const float input_right_hand_th_pos_0 = in_right_hand_th_pos[row * 3];
        const float v99 = input_right_hand_th_pos_0 - input_scissors_right_handle_pos_0;
        const float v100 = v99 * v99;
        const float input_right_hand_th_pos_1 = in_right_hand_th_pos[row * 3 + 1];
        const float v102 = input_right_hand_th_pos_1 - input_scissors_right_handle_pos_1;
        const float v103 = v102 * v102;
        const float v104 = v100 + v103;
        const float input_right_hand_th_pos_2 = in_right_hand_th_pos[row * 3 + 2];
        const float v106 = input_right_hand_th_pos_2 - input_scissors_right_handle_pos_2;
        const float v107 = v106 * v106;
        const float v108 = v104 + v107;
        const float v109 = sqrtf(v108);
        const float v110 = v97 + v109;
        const bool v111 = v110 < 0.7f;
        const float input_left_hand_ff_pos_0 = in_left_hand_ff_pos[row * 3];
        const float input_scissors_left_handle_pos_0 = in_scissors_left_handle_pos[row * 3];
        const float v114 = input_left_hand_ff_pos_0 - input_scissors_left_handle_pos_0;
        const float v115 = v114 * v114;
        const float input_left_hand_ff_pos_1 = in_left_hand_ff_pos[row * 3 + 1];
        const float input_scissors_left_handle_pos_1 = in_scissors_left_handle_pos[row * 3 + 1];
        const float v118 = input_left_hand_ff_pos_1 - input_scissors_left_handle_pos_1;
        const float v119 = v118 * v118;
        const float v120 = v115 + v119;
        const float input_left_hand_ff_pos_2 = in_left_hand_ff_pos[row * 3 + 2];
        const float input_scissors_left_handle_pos_2 = in_scissors_left_handle_pos[row * 3 + 2];
        const float v123 = input_left_hand_ff_pos_2 - input_scissors_left_handle_pos_2;
        const float v124 = v123 * v123;
        const float v125 = v120 + v124;
        const float v126 = sqrtf(v125);
        const float input_left_hand_mf_pos_0 = in_left_hand_mf_pos[row * 3];
        const float v128 = input_left_hand_mf_pos_0 - input_scissors_left_handle_pos_0;
        const float v129 = v128 * v128;
        const float input_left_hand_mf_pos_1 = in_left_hand_mf_pos[row * 3 + 1];
        const float v131 = input_left_hand_mf_pos_1 - input_scissors_left_handle_pos_1;
        const float v132 = v131 * v131;
        const float v133 = v129 + v132;
        const float input_left_hand_mf_pos_2 = in_left_hand_mf_pos[row * 3 + 2];
        const float v135 = input_left_hand_mf_pos_2 - input_scissors_left_handle_pos_2;
        const float v136 = v135 * v135;
        const float v137 = v133 + v136;
        const float v138 = sqrtf(v137);
        const float v139 = v126 + v138;
        const float input_left_hand_rf_pos_0 = in_left_hand_rf_pos[row * 3];
        const float v141 = input_left_hand_rf_pos_0 - input_scissors_left_handle_pos_0;
        const float v142 = v141 * v141;
        const float input_left_hand_rf_pos_1 = in_left_hand_rf_pos[row * 3 + 1];
        const float v144 = input_left_hand_rf_pos_1 - input_scissors_left_handle_pos_1;
        const float v145 = v144 * v144;
        const float v146 = v142 + v145;
        const float input_left_hand_rf_pos_2 = in_left_hand_rf_pos[row * 3 + 2];
        const float v148 = input_left_hand_rf_pos_2 - input_scissors_left_handle_pos_2;
        const float v149 = v148 * v148;
        const float v150 = v146 + v149;
        const float v151 = sqrtf(v150);
        const float v152 = v139 + v151;
        const float input_left_hand_lf_pos_0 = in_left_hand_lf_pos[row * 3];
        const float v154 = input_left_hand_lf_pos_0 - input_scissors_left_handle_pos_0;
        const float v155 = v154 * v154;
        const float input_left_hand_lf_pos_1 = in_left_hand_lf_pos[row * 3 + 1];
        const float v157 = input_left_hand_lf_pos_1 - input_scissors_left_handle_pos_1;
        const float v158 = v157 * v157;
        const float v159 = v155 + v158;
        const float input_left_hand_lf_pos_2 = in_left_hand_lf_pos[row * 3 + 2];
        const float v161 = input_left_hand_lf_pos_2 - input_scissors_left_handle_pos_2;
        const float v162 = v161 * v161;
        const float v163 = v159 + v162;
        const float v164 = sqrtf(v163);
        const float v165 = v152 + v164;
        const float input_left_hand_th_pos_0 = in_left_hand_th_pos[row * 3];
        const float v167 = input_left_hand_th_pos_0 - input_scissors_left_handle_pos_0;
        const float v168 = v167 * v167;
        const float input_left_hand_th_pos_1 = in_left_hand_th_pos[row * 3 + 1];
        const float v170 = input_left_hand_th_pos_1 - input_scissors_left_handle_pos_1;
        const float v171 = v170 * v170;
        const float v172 = v168 + v171;
        const float input_left_hand_th_pos_2 = in_left_hand_th_pos[row * 3 + 2];
        const float v174 = input_left_hand_th_pos_2 - input_scissors_left_handle_pos_2;
        const float v175 = v174 * v174;
        const float v176 = v172 + v175;
        const float v177 = sqrtf(v176);
        const float v178 = v165 + v177;
        const bool v179 = v178 < 0.7f;
        const bool v180 = v111 && v179;
        const float input_object_dof_pos_0 = in_object_dof_pos[row * 2];
        const float v182 = input_object_dof_pos_0 + 0.59f;
        const float v183 = 5.0f * v182;
        const float value_open = v180 ? v183 : 0.0f;
        const bool v185 = value_open < (-0.5f);
        const bool v186 = 1.75f <= v110;
        const bool v187 = 1.75f <= v178;
        const bool v188 = v186 || v187;
        const bool value_lost = v185 || v188;
        const bool v190 = v43 || value_lost;
        const float input_reset_in = rl_whole(in_reset_in, type_reset_in, row);
        const float value_reset = v190 ? 1.0f : input_reset_in;
        const bool v193 = 0.0f < value_reset;
        const bool v194 = (-0.3f) < input_object_dof_pos_0;
        const bool v195 = first_step[row] != 0;
        const float input_successes_in = rl_whole(in_successes_in, type_successes_in, row);
        const float before_successes = state[row];
        const float v198 = v195 ? input_successes_in : before_successes;
        const bool v199 = 0.0f == v198;
        const bool v200 = v194 && v199;
        const float value_successes = v200 ? 1.0f : v198;
        const float v202 = value_successes * value_reset;
        const float v204 = v193 ? v202 : input_consecutive_successes_in;
        fold_block = fold_block + v204;
        if (++fold_count == 64)
        {
            fold = fold + fold_block;
            fold_block = 0.0f;
            fold_count = 0;
        }
        fold_206_block = fold_206_block + 1.0f;
        if (++fold_206_count == 64)
        {
            fold_206 = fold_206 + fold_206_block;
            fold_206_block = 0.0f;
            fold_206_count = 0;
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
    lanes[thread] = fold_206 + fold_206_block;
    for (int width = 128; width > 0; width /= 2)
    {
        RL_BARRIER();
        if (thread < width)
            lanes[thread] = lanes[thread] + lanes[thread + width];
    }
    if (thread == 0)
        statistics[1] = lanes[0];
    RL_BARRIER();
}

RL_KERNEL rewardlang_Scissors_254ba8e8b3ff_1(
    RL_GLOBAL const float *in_object_dof_pos,
    RL_GLOBAL const float *in_scissors_right_handle_pos,
    RL_GLOBAL const float *in_scissors_left_handle_pos,
    RL_GLOBAL const float *in_right_hand_ff_pos,
    RL_GLOBAL const float *in_right_hand_mf_pos,
    RL_GLOBAL const float *in_right_hand_rf_pos,
    RL_GLOBAL const float *in_right_hand_lf_pos,
    RL_GLOBAL const float *in_right_hand_th_pos,
    RL_GLOBAL const float *in_left_hand_ff_pos,
    RL_GLOBAL const float *in_left_hand_mf_pos,
    RL_GLOBAL const float *in_left_hand_rf_pos,
    RL_GLOBAL const float *in_left_hand_lf_pos,
    RL_GLOBAL const float *in_left_hand_th_pos,
    RL_GLOBAL const void *in_reset_in,
    int type_reset_in,
    RL_GLOBAL const void *in_progress_in,
    int type_progress_in,
    RL_GLOBAL const void *in_successes_in,
    int type_successes_in,
    RL_GLOBAL const float *in_consecutive_successes_in,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_base,
    RL_GLOBAL float *out_term_open,
    RL_GLOBAL float *out_term_right_approach,
    RL_GLOBAL float *out_term_left_approach,
    RL_GLOBAL float *out_contribution_base,
    RL_GLOBAL float *out_contribution_open,
    RL_GLOBAL float *out_contribution_right_approach,
    RL_GLOBAL float *out_contribution_left_approach,
    RL_GLOBAL float *out_output_reset,
    RL_GLOBAL float *out_output_goal_reset,
    RL_GLOBAL float *out_output_progress,
    RL_GLOBAL float *out_output_successes,
    RL_GLOBAL float *out_output_cons_successes,
    RL_GLOBAL unsigned char *out_end_lost,
    RL_GLOBAL unsigned char *out_done,
    RL_GLOBAL float *state,
    RL_GLOBAL unsigned char *first_step,
    RL_GLOBAL float *statistics,
    rewardlang_Scissors_254ba8e8b3ff_parameters parameters,
    rl_long rows)
{
    const float param_max_episode_length = parameters.values[0];
    const float v206 = statistics[0];
    const float v207 = statistics[1];
    const float value_cons_successes = v206 / v207;
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const float input_left_hand_ff_pos_0 = in_left_hand_ff_pos[row * 3];
        const float input_scissors_left_handle_pos_0 = in_scissors_left_handle_pos[row * 3];
        const float v43 = input_left_hand_ff_pos_0 - input_scissors_left_handle_pos_0;
        const float v44 = v43 * v43;
        const float input_left_hand_ff_pos_1 = in_left_hand_ff_pos[row * 3 + 1];
        const float input_scissors_left_handle_pos_1 = in_scissors_left_handle_pos[row * 3 + 1];
        const float v47 = input_left_hand_ff_pos_1 - input_scissors_left_handle_pos_1;
        const float v48 = v47 * v47;
        const float v49 = v44 + v48;
        const float input_left_hand_ff_pos_2 = in_left_hand_ff_pos[row * 3 + 2];
        const float input_scissors_left_handle_pos_2 = in_scissors_left_handle_pos[row * 3 + 2];
        const float v52 = input_left_hand_ff_pos_2 - input_scissors_left_handle_pos_2;
        const float v53 = v52 * v52;
        const float v54 = v49 + v53;
        const float v55 = sqrtf(v54);
        const float input_left_hand_mf_pos_0 = in_left_hand_mf_pos[row * 3];
        const float v57 = input_left_hand_mf_pos_0 - input_scissors_left_handle_pos_0;
        const float v58 = v57 * v57;
        const float input_left_hand_mf_pos_1 = in_left_hand_mf_pos[row * 3 + 1];
        const float v60 = input_left_hand_mf_pos_1 - input_scissors_left_handle_pos_1;
        const float v61 = v60 * v60;
        const float v62 = v58 + v61;
        const float input_left_hand_mf_pos_2 = in_left_hand_mf_pos[row * 3 + 2];
        const float v64 = input_left_hand_mf_pos_2 - input_scissors_left_handle_pos_2;
        const float v65 = v64 * v64;
        const float v66 = v62 + v65;
        const float v67 = sqrtf(v66);
        const float v68 = v55 + v67;
        const float input_left_hand_rf_pos_0 = in_left_hand_rf_pos[row * 3];
        const float v70 = input_left_hand_rf_pos_0 - input_scissors_left_handle_pos_0;
        const float v71 = v70 * v70;
        const float input_left_hand_rf_pos_1 = in_left_hand_rf_pos[row * 3 + 1];
        const float v73 = input_left_hand_rf_pos_1 - input_scissors_left_handle_pos_1;
        const float v74 = v73 * v73;
        const float v75 = v71 + v74;
        const float input_left_hand_rf_pos_2 = in_left_hand_rf_pos[row * 3 + 2];
        const float v77 = input_left_hand_rf_pos_2 - input_scissors_left_handle_pos_2;
        const float v78 = v77 * v77;
        const float v79 = v75 + v78;
        const float v80 = sqrtf(v79);
        const float v81 = v68 + v80;
        const float input_left_hand_lf_pos_0 = in_left_hand_lf_pos[row * 3];
        const float v83 = input_left_hand_lf_pos_0 - input_scissors_left_handle_pos_0;
        const float v84 = v83 * v83;
        const float input_left_hand_lf_pos_1 = in_left_hand_lf_pos[row * 3 + 1];
        const float v86 = input_left_hand_lf_pos_1 - input_scissors_left_handle_pos_1;
        const float v87 = v86 * v86;
        const float v88 = v84 + v87;
        const float input_left_hand_lf_pos_2 = in_left_hand_lf_pos[row * 3 + 2];
        const float v90 = input_left_hand_lf_pos_2 - input_scissors_left_handle_pos_2;
        const float v91 = v90 * v90;
        const float v92 = v88 + v91;
        const float v93 = sqrtf(v92);
        const float v94 = v81 + v93;
        const float input_left_hand_th_pos_0 = in_left_hand_th_pos[row * 3];
        const float v96 = input_left_hand_th_pos_0 - input_scissors_left_handle_pos_0;
        const float v97 = v96 * v96;
        const float input_left_hand_th_pos_1 = in_left_hand_th_pos[row * 3 + 1];
        const float v99 = input_left_hand_th_pos_1 - input_scissors_left_handle_pos_1;
        const float v100 = v99 * v99;
        const float v101 = v97 + v100;
        const float input_left_hand_th_pos_2 = in_left_hand_th_pos[row * 3 + 2];
        const float v103 = input_left_hand_th_pos_2 - input_scissors_left_handle_pos_2;
        const float v104 = v103 * v103;
        const float v105 = v101 + v104;
        const float v106 = sqrtf(v105);
        const float v107 = v94 + v106;
        const float value_left_approach = -v107;
        const float input_right_hand_ff_pos_0 = in_right_hand_ff_pos[row * 3];
        const float input_scissors_right_handle_pos_0 = in_scissors_right_handle_pos[row * 3];
        const float v111 = input_right_hand_ff_pos_0 - input_scissors_right_handle_pos_0;
        const float v112 = v111 * v111;
        const float input_right_hand_ff_pos_1 = in_right_hand_ff_pos[row * 3 + 1];
        const float input_scissors_right_handle_pos_1 = in_scissors_right_handle_pos[row * 3 + 1];
        const float v115 = input_right_hand_ff_pos_1 - input_scissors_right_handle_pos_1;
        const float v116 = v115 * v115;
        const float v117 = v112 + v116;
        const float input_right_hand_ff_pos_2 = in_right_hand_ff_pos[row * 3 + 2];
        const float input_scissors_right_handle_pos_2 = in_scissors_right_handle_pos[row * 3 + 2];
        const float v120 = input_right_hand_ff_pos_2 - input_scissors_right_handle_pos_2;
        const float v121 = v120 * v120;
        const float v122 = v117 + v121;
        const float v123 = sqrtf(v122);
        const float input_right_hand_mf_pos_0 = in_right_hand_mf_pos[row * 3];
        const float v125 = input_right_hand_mf_pos_0 - input_scissors_right_handle_pos_0;
        const float v126 = v125 * v125;
        const float input_right_hand_mf_pos_1 = in_right_hand_mf_pos[row * 3 + 1];
        const float v128 = input_right_hand_mf_pos_1 - input_scissors_right_handle_pos_1;
        const float v129 = v128 * v128;
        const float v130 = v126 + v129;
        const float input_right_hand_mf_pos_2 = in_right_hand_mf_pos[row * 3 + 2];
        const float v132 = input_right_hand_mf_pos_2 - input_scissors_right_handle_pos_2;
        const float v133 = v132 * v132;
        const float v134 = v130 + v133;
        const float v135 = sqrtf(v134);
        const float v136 = v123 + v135;
        const float input_right_hand_rf_pos_0 = in_right_hand_rf_pos[row * 3];
        const float v138 = input_right_hand_rf_pos_0 - input_scissors_right_handle_pos_0;
        const float v139 = v138 * v138;
        const float input_right_hand_rf_pos_1 = in_right_hand_rf_pos[row * 3 + 1];
        const float v141 = input_right_hand_rf_pos_1 - input_scissors_right_handle_pos_1;
        const float v142 = v141 * v141;
        const float v143 = v139 + v142;
        const float input_right_hand_rf_pos_2 = in_right_hand_rf_pos[row * 3 + 2];
        const float v145 = input_right_hand_rf_pos_2 - input_scissors_right_handle_pos_2;
        const float v146 = v145 * v145;
        const float v147 = v143 + v146;
        const float v148 = sqrtf(v147);
        const float v149 = v136 + v148;
        const float input_right_hand_lf_pos_0 = in_right_hand_lf_pos[row * 3];
        const float v151 = input_right_hand_lf_pos_0 - input_scissors_right_handle_pos_0;
        const float v152 = v151 * v151;
        const float input_right_hand_lf_pos_1 = in_right_hand_lf_pos[row * 3 + 1];
        const float v154 = input_right_hand_lf_pos_1 - input_scissors_right_handle_pos_1;
        const float v155 = v154 * v154;
        const float v156 = v152 + v155;
        const float input_right_hand_lf_pos_2 = in_right_hand_lf_pos[row * 3 + 2];
        const float v158 = input_right_hand_lf_pos_2 - input_scissors_right_handle_pos_2;
        const float v159 = v158 * v158;
        const float v160 = v156 + v159;
        const float v161 = sqrtf(v160);
        const float v162 = v149 + v161;
        const float input_right_hand_th_pos_0 = in_right_hand_th_pos[row * 3];
        const float v164 = input_right_hand_th_pos_0 - input_scissors_right_handle_pos_0;
        const float v165 = v164 * v164;
        const float input_right_hand_th_pos_1 = in_right_hand_th_pos[row * 3 + 1];
        const float v167 = input_right_hand_th_pos_1 - input_scissors_right_handle_pos_1;
        const float v168 = v167 * v167;
        const float v169 = v165 + v168;
        const float input_right_hand_th_pos_2 = in_right_hand_th_pos[row * 3 + 2];
        const float v171 = input_right_hand_th_pos_2 - input_scissors_right_handle_pos_2;
        const float v172 = v171 * v171;
        const float v173 = v169 + v172;
        const float v174 = sqrtf(v173);
        const float v175 = v162 + v174;
        const float value_right_approach = -v175;
        const bool v177 = v175 < 0.7f;
        const bool v178 = v107 < 0.7f;
        const bool v179 = v177 && v178;
        const float input_object_dof_pos_0 = in_object_dof_pos[row * 2];
        const float v181 = input_object_dof_pos_0 + 0.59f;
        const float v182 = 5.0f * v181;
        const float value_open = v179 ? v182 : 0.0f;
        const float v184 = value_open + 2.0f;
        const float v185 = value_right_approach + v184;
        const float value_total = value_left_approach + v185;
        const float input_progress_in = rl_whole(in_progress_in, type_progress_in, row);
        const bool v189 = param_max_episode_length <= input_progress_in;
        const bool v190 = value_open < (-0.5f);
        const bool v191 = 1.75f <= v175;
        const bool v192 = 1.75f <= v107;
        const bool v193 = v191 || v192;
        const bool value_lost = v190 || v193;
        const bool v195 = v189 || value_lost;
        const float input_reset_in = rl_whole(in_reset_in, type_reset_in, row);
        const float value_reset = v195 ? 1.0f : input_reset_in;
        const bool v198 = (-0.3f) < input_object_dof_pos_0;
        const bool v199 = first_step[row] != 0;
        const float input_successes_in = rl_whole(in_successes_in, type_successes_in, row);
        const float before_successes = state[row];
        const float v202 = v199 ? input_successes_in : before_successes;
        const bool v203 = 0.0f == v202;
        const bool v204 = v198 && v203;
        const float value_successes = v204 ? 1.0f : v202;
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_term_base != 0)
            out_term_base[row] = 2.0f;
        if (out_term_open != 0)
            out_term_open[row] = value_open;
        if (out_term_right_approach != 0)
            out_term_right_approach[row] = value_right_approach;
        if (out_term_left_approach != 0)
            out_term_left_approach[row] = value_left_approach;
        if (out_contribution_base != 0)
            out_contribution_base[row] = 2.0f;
        if (out_contribution_open != 0)
            out_contribution_open[row] = value_open;
        if (out_contribution_right_approach != 0)
            out_contribution_right_approach[row] = value_right_approach;
        if (out_contribution_left_approach != 0)
            out_contribution_left_approach[row] = value_left_approach;
        if (out_output_reset != 0)
            out_output_reset[row] = value_reset;
        if (out_output_goal_reset != 0)
            out_output_goal_reset[row] = 0.0f;
        if (out_output_progress != 0)
            out_output_progress[row] = input_progress_in;
        if (out_output_successes != 0)
            out_output_successes[row] = value_successes;
        if (out_output_cons_successes != 0)
            out_output_cons_successes[row] = value_cons_successes;
        if (out_end_lost != 0)
            out_end_lost[row] = value_lost;
        if (out_done != 0)
            out_done[row] = value_lost;
        state[row] = value_successes;
        first_step[row] = 0;
    }
}
