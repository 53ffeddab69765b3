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

/* The reward ForwardRun: one thread a row. */
typedef struct { float values[3]; } rewardlang_ForwardRun_37521e23299f_parameters;

RL_KERNEL rewardlang_ForwardRun_37521e23299f_0(
    RL_GLOBAL const float *in_root_states,
    RL_GLOBAL const float *in_base_lin_vel,
    RL_GLOBAL const float *in_base_ang_vel,
    RL_GLOBAL const float *in_projected_gravity,
    RL_GLOBAL const float *in_dof_pos,
    RL_GLOBAL const float *in_dof_pos_limits,
    RL_GLOBAL const float *in_actions,
    RL_GLOBAL const float *in_last_actions,
    RL_GLOBAL const float *in_commands,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_output_velocity_reward,
    RL_GLOBAL float *out_output_height_reward,
    RL_GLOBAL float *out_output_orientation_reward,
    RL_GLOBAL float *out_output_dof_limit_violations_reward,
    RL_GLOBAL float *out_output_smoothness_reward,
    RL_GLOBAL float *out_output_tracking_lin_vel,
    RL_GLOBAL float *out_output_tracking_ang_vel,
    RL_GLOBAL float *out_output_success,
    rewardlang_ForwardRun_37521e23299f_parameters parameters,
    rl_long rows)
{
    const float param_target_velocity = parameters.values[0];
    const float input_dof_pos_limits_0 = in_dof_pos_limits[0];
    const float input_dof_pos_limits_1 = in_dof_pos_limits[1];
    const float input_dof_pos_limits_2 = in_dof_pos_limits[2];
    const float input_dof_pos_limits_3 = in_dof_pos_limits[3];
    const float input_dof_pos_limits_4 = in_dof_pos_limits[4];
    const float input_dof_pos_limits_5 = in_dof_pos_limits[5];
    const float input_dof_pos_limits_6 = in_dof_pos_limits[6];
    const float input_dof_pos_limits_7 = in_dof_pos_limits[7];
    const float input_dof_pos_limits_8 = in_dof_pos_limits[8];
    const float input_dof_pos_limits_9 = in_dof_pos_limits[9];
    const float input_dof_pos_limits_10 = in_dof_pos_limits[10];
    const float input_dof_pos_limits_11 = in_dof_pos_limits[11];
    const float input_dof_pos_limits_12 = in_dof_pos_limits[12];
    const float input_dof_pos_limits_13 = in_dof_pos_limits[13];
    const float input_dof_pos_limits_14 = in_dof_pos_limits[14];
    const float input_dof_pos_limits_15 = in_dof_pos_limits[15];
    const float input_dof_pos_limits_16 = in_dof_pos_limits[16];
    const float input_dof_pos_limits_17 = in_dof_pos_limits[17];
    const float input_dof_pos_limits_18 = in_dof_pos_limits[18];
    const float input_dof_pos_limits_19 = in_dof_pos_limits[19];
    const float input_dof_pos_limits_20 = in_dof_pos_limits[20];
    const float input_dof_pos_limits_21 = in_dof_pos_limits[21];
    const float input_dof_pos_limits_22 = in_dof_pos_limits[22];
    const float input_dof_pos_limits_23 = in_dof_pos_limits[23];
    const float param_tracking_sigma = parameters.values[1];
    const float param_tracking_sigma_yaw = parameters.values[2];
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const float input_root_states_7 = in_root_states[row * 13 + 7];
        const float v22 = input_root_states_7 - param_target_velocity;
        const float v23 = fabsf(v22);
        const float v24 = -v23;
        const float value_velocity_reward = expf(v24);
        const float input_root_states_2 = in_root_states[row * 13 + 2];
        const float v27 = input_root_states_2 - 0.34f;
        const float v28 = fabsf(v27);
        const float v29 = (-5.0f) * v28;
        const float value_height_reward = expf(v29);
        const float v31 = value_velocity_reward * value_height_reward;
        const float input_projected_gravity_0 = in_projected_gravity[row * 3];
        const float v33 = input_projected_gravity_0 - 0.0f;
        const float v34 = v33 * v33;
        const float input_projected_gravity_1 = in_projected_gravity[row * 3 + 1];
        const float v36 = input_projected_gravity_1 - 0.0f;
        const float v37 = v36 * v36;
        const float v38 = v34 + v37;
        const float input_projected_gravity_2 = in_projected_gravity[row * 3 + 2];
        const float v40 = input_projected_gravity_2 - (-1.0f);
        const float v41 = v40 * v40;
        const float v42 = v38 + v41;
        const float v43 = sqrtf(v42);
        const float v44 = (-5.0f) * v43;
        const float value_orientation_reward = expf(v44);
        const float v46 = v31 * value_orientation_reward;
        const float input_dof_pos_0 = in_dof_pos[row * 12];
        const bool v49 = input_dof_pos_0 < input_dof_pos_limits_0;
        const bool v51 = input_dof_pos_limits_1 < input_dof_pos_0;
        const bool v52 = v49 || v51;
        const float input_dof_pos_1 = in_dof_pos[row * 12 + 1];
        const bool v55 = input_dof_pos_1 < input_dof_pos_limits_2;
        const bool v57 = input_dof_pos_limits_3 < input_dof_pos_1;
        const bool v58 = v55 || v57;
        const float input_dof_pos_2 = in_dof_pos[row * 12 + 2];
        const bool v61 = input_dof_pos_2 < input_dof_pos_limits_4;
        const bool v63 = input_dof_pos_limits_5 < input_dof_pos_2;
        const bool v64 = v61 || v63;
        const float input_dof_pos_3 = in_dof_pos[row * 12 + 3];
        const bool v67 = input_dof_pos_3 < input_dof_pos_limits_6;
        const bool v69 = input_dof_pos_limits_7 < input_dof_pos_3;
        const bool v70 = v67 || v69;
        const float input_dof_pos_4 = in_dof_pos[row * 12 + 4];
        const bool v73 = input_dof_pos_4 < input_dof_pos_limits_8;
        const bool v75 = input_dof_pos_limits_9 < input_dof_pos_4;
        const bool v76 = v73 || v75;
        const bool v77 = v52 || v76;
        const float input_dof_pos_5 = in_dof_pos[row * 12 + 5];
        const bool v80 = input_dof_pos_5 < input_dof_pos_limits_10;
        const bool v82 = input_dof_pos_limits_11 < input_dof_pos_5;
        const bool v83 = v80 || v82;
        const bool v84 = v58 || v83;
        const float input_dof_pos_6 = in_dof_pos[row * 12 + 6];
        const bool v87 = input_dof_pos_6 < input_dof_pos_limits_12;
        const bool v89 = input_dof_pos_limits_13 < input_dof_pos_6;
        const bool v90 = v87 || v89;
        const bool v91 = v64 || v90;
        const float input_dof_pos_7 = in_dof_pos[row * 12 + 7];
        const bool v94 = input_dof_pos_7 < input_dof_pos_limits_14;
        const bool v96 = input_dof_pos_limits_15 < input_dof_pos_7;
        const bool v97 = v94 || v96;
        const bool v98 = v70 || v97;
        const float input_dof_pos_8 = in_dof_pos[row * 12 + 8];
        const bool v101 = input_dof_pos_8 < input_dof_pos_limits_16;
        const bool v103 = input_dof_pos_limits_17 < input_dof_pos_8;
        const bool v104 = v101 || v103;
        const bool v105 = v77 || v104;
        const float input_dof_pos_9 = in_dof_pos[row * 12 + 9];
        const bool v108 = input_dof_pos_9 < input_dof_pos_limits_18;
        const bool v110 = input_dof_pos_limits_19 < input_dof_pos_9;
        const bool v111 = v108 || v110;
        const bool v112 = v84 || v111;
        const float input_dof_pos_10 = in_dof_pos[row * 12 + 10];
        const bool v115 = input_dof_pos_10 < input_dof_pos_limits_20;
        const bool v117 = input_dof_pos_limits_21 < input_dof_pos_10;
        const bool v118 = v115 || v117;
        const bool v119 = v91 || v118;
        const float input_dof_pos_11 = in_dof_pos[row * 12 + 11];
        const bool v122 = input_dof_pos_11 < input_dof_pos_limits_22;
        const bool v124 = input_dof_pos_limits_23 < input_dof_pos_11;
        const bool v125 = v122 || v124;
        const bool v126 = v98 || v125;
        const bool v127 = v105 || v119;
        const bool v128 = v112 || v126;
        const bool v129 = v127 || v128;
        const float value_dof_limit_violations_reward = v129 ? 0.0f : 1.0f;
        const float v131 = v46 * value_dof_limit_violations_reward;
        const float input_actions_0 = in_actions[row * 12];
        const float input_last_actions_0 = in_last_actions[row * 12];
        const float v134 = input_actions_0 - input_last_actions_0;
        const float v135 = v134 * v134;
        const float input_actions_1 = in_actions[row * 12 + 1];
        const float input_last_actions_1 = in_last_actions[row * 12 + 1];
        const float v138 = input_actions_1 - input_last_actions_1;
        const float v139 = v138 * v138;
        const float input_actions_2 = in_actions[row * 12 + 2];
        const float input_last_actions_2 = in_last_actions[row * 12 + 2];
        const float v142 = input_actions_2 - input_last_actions_2;
        const float v143 = v142 * v142;
        const float input_actions_3 = in_actions[row * 12 + 3];
        const float input_last_actions_3 = in_last_actions[row * 12 + 3];
        const float v146 = input_actions_3 - input_last_actions_3;
        const float v147 = v146 * v146;
        const float input_actions_4 = in_actions[row * 12 + 4];
        const float input_last_actions_4 = in_last_actions[row * 12 + 4];
        const float v150 = input_actions_4 - input_last_actions_4;
        const float v151 = v150 * v150;
        const float v152 = v135 + v151;
        const float input_actions_5 = in_actions[row * 12 + 5];
        const float input_last_actions_5 = in_last_actions[row * 12 + 5];
        const float v155 = input_actions_5 - input_last_actions_5;
        const float v156 = v155 * v155;
        const float v157 = v139 + v156;
        const float input_actions_6 = in_actions[row * 12 + 6];
        const float input_last_actions_6 = in_last_actions[row * 12 + 6];
        const float v160 = input_actions_6 - input_last_actions_6;
        const float v161 = v160 * v160;
        const float v162 = v143 + v161;
        const float input_actions_7 = in_actions[row * 12 + 7];
        const float input_last_actions_7 = in_last_actions[row * 12 + 7];
        const float v165 = input_actions_7 - input_last_actions_7;
        const float v166 = v165 * v165;
        const float v167 = v147 + v166;
        const float input_actions_8 = in_actions[row * 12 + 8];
        const float input_last_actions_8 = in_last_actions[row * 12 + 8];
        const float v170 = input_actions_8 - input_last_actions_8;
        const float v171 = v170 * v170;
        const float v172 = v152 + v171;
        const float input_actions_9 = in_actions[row * 12 + 9];
        const float input_last_actions_9 = in_last_actions[row * 12 + 9];
        const float v175 = input_actions_9 - input_last_actions_9;
        const float v176 = v175 * v175;
        const float v177 = v157 + v176;
        const float input_actions_10 = in_actions[row * 12 + 10];
        const float input_last_actions_10 = in_last_actions[row * 12 + 10];
        const float v180 = input_actions_10 - input_last_actions_10;
        const float v181 = v180 * v180;
        const float v182 = v162 + v181;
        const float input_actions_11 = in_actions[row * 12 + 11];
        const float input_last_actions_11 = in_last_actions[row * 12 + 11];
        const float v185 = input_actions_11 - input_last_actions_11;
        const float v186 = v185 * v185;
        const float v187 = v167 + v186;
        const float v188 = v172 + v182;
        const float v189 = v177 + v187;
        const float v190 = v188 + v189;
        const float v191 = sqrtf(v190);
        const float v192 = (-0.1f) * v191;
        const float value_smoothness_reward = expf(v192);
        const float value_total = v131 * value_smoothness_reward;
        const float input_commands_0 = in_commands[row * 3];
        const float input_base_lin_vel_0 = in_base_lin_vel[row * 3];
        const float v197 = input_commands_0 - input_base_lin_vel_0;
        const float v198 = v197 * v197;
        const float input_commands_1 = in_commands[row * 3 + 1];
        const float input_base_lin_vel_1 = in_base_lin_vel[row * 3 + 1];
        const float v201 = input_commands_1 - input_base_lin_vel_1;
        const float v202 = v201 * v201;
        const float v203 = v198 + v202;
        const float v204 = -v203;
        const float v206 = v204 / param_tracking_sigma;
        const float value_tracking_lin_vel = expf(v206);
        const float input_commands_2 = in_commands[row * 3 + 2];
        const float input_base_ang_vel_2 = in_base_ang_vel[row * 3 + 2];
        const float v210 = input_commands_2 - input_base_ang_vel_2;
        const float v211 = v210 * v210;
        const float v212 = -v211;
        const float v214 = v212 / param_tracking_sigma_yaw;
        const float value_tracking_ang_vel = expf(v214);
        const float v216 = 2.0f - input_root_states_7;
        const float v217 = v216 * v216;
        const float v218 = -v217;
        const float v219 = v218 * 4.0f;
        const float value_success = expf(v219);
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_output_velocity_reward != 0)
            out_output_velocity_reward[row] = value_velocity_reward;
        if (out_output_height_reward != 0)
            out_output_height_reward[row] = value_height_reward;
        if (out_output_orientation_reward != 0)
            out_output_orientation_reward[row] = value_orientation_reward;
        if (out_output_dof_limit_violations_reward != 0)
            out_output_dof_limit_violations_reward[row] = value_dof_limit_violations_reward;
        if (out_output_smoothness_reward != 0)
            out_output_smoothness_reward[row] = value_smoothness_reward;
        if (out_output_tracking_lin_vel != 0)
            out_output_tracking_lin_vel[row] = value_tracking_lin_vel;
        if (out_output_tracking_ang_vel != 0)
            out_output_tracking_ang_vel[row] = value_tracking_ang_vel;
        if (out_output_success != 0)
            out_output_success[row] = value_success;
    }
}
