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

/* The reward Locomotion: one thread a row. */
RL_KERNEL rewardlang_Locomotion_243b82e1ab8c_0(
    RL_GLOBAL const float *in_lin,
    RL_GLOBAL const float *in_ang,
    RL_GLOBAL const float *in_command,
    RL_GLOBAL const float *in_torque,
    RL_GLOBAL const float *in_acceleration,
    RL_GLOBAL const float *in_contact,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_linear,
    RL_GLOBAL float *out_term_turn,
    RL_GLOBAL float *out_term_bounce,
    RL_GLOBAL float *out_term_wobble,
    RL_GLOBAL float *out_term_effort,
    RL_GLOBAL float *out_term_acceleration,
    RL_GLOBAL float *out_term_impact,
    RL_GLOBAL float *out_contribution_linear,
    RL_GLOBAL float *out_contribution_turn,
    RL_GLOBAL float *out_contribution_bounce,
    RL_GLOBAL float *out_contribution_wobble,
    RL_GLOBAL float *out_contribution_effort,
    RL_GLOBAL float *out_contribution_acceleration,
    RL_GLOBAL float *out_contribution_impact,
    RL_GLOBAL float *out_adjustment,
    rl_long rows)
{
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const float input_command_0 = in_command[row * 3];
        const float input_lin_0 = in_lin[row * 3];
        const float v25 = input_command_0 - input_lin_0;
        const float v26 = v25 * v25;
        const float input_command_1 = in_command[row * 3 + 1];
        const float input_lin_1 = in_lin[row * 3 + 1];
        const float v29 = input_command_1 - input_lin_1;
        const float v30 = v29 * v29;
        const float v31 = v26 + v30;
        const float v32 = -v31;
        const float v33 = 4.0f * v32;
        const float value_linear = expf(v33);
        const float input_command_2 = in_command[row * 3 + 2];
        const float input_ang_2 = in_ang[row * 3 + 2];
        const float v37 = input_command_2 - input_ang_2;
        const float v38 = v37 * v37;
        const float v39 = -v38;
        const float v40 = 4.0f * v39;
        const float value_turn = expf(v40);
        const float value_turn_42 = value_turn * 0.5f;
        const float v43 = value_linear + value_turn_42;
        const float input_lin_2 = in_lin[row * 3 + 2];
        const float value_bounce = input_lin_2 * input_lin_2;
        const float value_bounce_46 = value_bounce * (-2.0f);
        const float v47 = v43 + value_bounce_46;
        const float input_ang_0 = in_ang[row * 3];
        const float v49 = input_ang_0 * input_ang_0;
        const float input_ang_1 = in_ang[row * 3 + 1];
        const float v51 = input_ang_1 * input_ang_1;
        const float v52 = v49 + v51;
        const float value_wobble = v52 * (-0.05f);
        const float v54 = v47 + value_wobble;
        const float input_torque_0 = in_torque[row * 12];
        const float v56 = input_torque_0 * input_torque_0;
        const float input_torque_1 = in_torque[row * 12 + 1];
        const float v58 = input_torque_1 * input_torque_1;
        const float input_torque_2 = in_torque[row * 12 + 2];
        const float v60 = input_torque_2 * input_torque_2;
        const float input_torque_3 = in_torque[row * 12 + 3];
        const float v62 = input_torque_3 * input_torque_3;
        const float input_torque_4 = in_torque[row * 12 + 4];
        const float v64 = input_torque_4 * input_torque_4;
        const float v65 = v56 + v64;
        const float input_torque_5 = in_torque[row * 12 + 5];
        const float v67 = input_torque_5 * input_torque_5;
        const float v68 = v58 + v67;
        const float input_torque_6 = in_torque[row * 12 + 6];
        const float v70 = input_torque_6 * input_torque_6;
        const float v71 = v60 + v70;
        const float input_torque_7 = in_torque[row * 12 + 7];
        const float v73 = input_torque_7 * input_torque_7;
        const float v74 = v62 + v73;
        const float input_torque_8 = in_torque[row * 12 + 8];
        const float v76 = input_torque_8 * input_torque_8;
        const float v77 = v65 + v76;
        const float input_torque_9 = in_torque[row * 12 + 9];
        const float v79 = input_torque_9 * input_torque_9;
        const float v80 = v68 + v79;
        const float input_torque_10 = in_torque[row * 12 + 10];
        const float v82 = input_torque_10 * input_torque_10;
        const float v83 = v71 + v82;
        const float input_torque_11 = in_torque[row * 12 + 11];
        const float v85 = input_torque_11 * input_torque_11;
        const float v86 = v74 + v85;
        const float v87 = v77 + v83;
        const float v88 = v80 + v86;
        const float v89 = v87 + v88;
        const float value_effort = v89 * (-2.5E-05f);
        const float v91 = v54 + value_effort;
        const float input_acceleration_0 = in_acceleration[row * 12];
        const float v93 = input_acceleration_0 * input_acceleration_0;
        const float input_acceleration_1 = in_acceleration[row * 12 + 1];
        const float v95 = input_acceleration_1 * input_acceleration_1;
        const float input_acceleration_2 = in_acceleration[row * 12 + 2];
        const float v97 = input_acceleration_2 * input_acceleration_2;
        const float input_acceleration_3 = in_acceleration[row * 12 + 3];
        const float v99 = input_acceleration_3 * input_acceleration_3;
        const float input_acceleration_4 = in_acceleration[row * 12 + 4];
        const float v101 = input_acceleration_4 * input_acceleration_4;
        const float v102 = v93 + v101;
        const float input_acceleration_5 = in_acceleration[row * 12 + 5];
        const float v104 = input_acceleration_5 * input_acceleration_5;
        const float v105 = v95 + v104;
        const float input_acceleration_6 = in_acceleration[row * 12 + 6];
        const float v107 = input_acceleration_6 * input_acceleration_6;
        const float v108 = v97 + v107;
        const float input_acceleration_7 = in_acceleration[row * 12 + 7];
        const float v110 = input_acceleration_7 * input_acceleration_7;
        const float v111 = v99 + v110;
        const float input_acceleration_8 = in_acceleration[row * 12 + 8];
        const float v113 = input_acceleration_8 * input_acceleration_8;
        const float v114 = v102 + v113;
        const float input_acceleration_9 = in_acceleration[row * 12 + 9];
        const float v116 = input_acceleration_9 * input_acceleration_9;
        const float v117 = v105 + v116;
        const float input_acceleration_10 = in_acceleration[row * 12 + 10];
        const float v119 = input_acceleration_10 * input_acceleration_10;
        const float v120 = v108 + v119;
        const float input_acceleration_11 = in_acceleration[row * 12 + 11];
        const float v122 = input_acceleration_11 * input_acceleration_11;
        const float v123 = v111 + v122;
        const float v124 = v114 + v120;
        const float v125 = v117 + v123;
        const float v126 = v124 + v125;
        const float value_acceleration = v126 * (-2.5E-07f);
        const float v128 = v91 + value_acceleration;
        const float input_contact_0 = in_contact[row * 4];
        const float v130 = input_contact_0 - 1.0f;
        const float v131 = rl_max(0.0f, v130);
        const float input_contact_1 = in_contact[row * 4 + 1];
        const float v133 = input_contact_1 - 1.0f;
        const float v134 = rl_max(0.0f, v133);
        const float input_contact_2 = in_contact[row * 4 + 2];
        const float v136 = input_contact_2 - 1.0f;
        const float v137 = rl_max(0.0f, v136);
        const float v138 = v131 + v137;
        const float input_contact_3 = in_contact[row * 4 + 3];
        const float v140 = input_contact_3 - 1.0f;
        const float v141 = rl_max(0.0f, v140);
        const float v142 = v134 + v141;
        const float v143 = v138 + v142;
        const float value_impact = v143 * (-0.01f);
        const float v145 = v128 + value_impact;
        const float value_total = rl_max(0.0f, v145);
        const float value_adjustment = value_total - v145;
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_term_linear != 0)
            out_term_linear[row] = value_linear;
        if (out_term_turn != 0)
            out_term_turn[row] = value_turn;
        if (out_term_bounce != 0)
            out_term_bounce[row] = value_bounce;
        if (out_term_wobble != 0)
            out_term_wobble[row] = v52;
        if (out_term_effort != 0)
            out_term_effort[row] = v89;
        if (out_term_acceleration != 0)
            out_term_acceleration[row] = v126;
        if (out_term_impact != 0)
            out_term_impact[row] = v143;
        if (out_contribution_linear != 0)
            out_contribution_linear[row] = value_linear;
        if (out_contribution_turn != 0)
            out_contribution_turn[row] = value_turn_42;
        if (out_contribution_bounce != 0)
            out_contribution_bounce[row] = value_bounce_46;
        if (out_contribution_wobble != 0)
            out_contribution_wobble[row] = value_wobble;
        if (out_contribution_effort != 0)
            out_contribution_effort[row] = value_effort;
        if (out_contribution_acceleration != 0)
            out_contribution_acceleration[row] = value_acceleration;
        if (out_contribution_impact != 0)
            out_contribution_impact[row] = value_impact;
        if (out_adjustment != 0)
            out_adjustment[row] = value_adjustment;
    }
}
