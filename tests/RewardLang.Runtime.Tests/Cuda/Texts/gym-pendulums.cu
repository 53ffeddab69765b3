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

/* The remainder of a / b with the sign of b, from the exact one with the sign of a. */
RL_FUNCTION float rl_mod(float a, float b)
{
    const float remainder = fmodf(a, b);
    return remainder != 0.0f && (remainder < 0.0f) != (b < 0.0f) ? remainder + b : remainder;
}

/* The reward GymPendulums: one thread a row. */
typedef struct { float values[2]; } rewardlang_GymPendulums_ffba6ed255f6_parameters;

RL_KERNEL rewardlang_GymPendulums_ffba6ed255f6_0(
    RL_GLOBAL const float *in_theta,
    RL_GLOBAL const float *in_theta_dot,
    RL_GLOBAL const float *in_u,
    RL_GLOBAL const float *in_tip_x,
    RL_GLOBAL const float *in_tip_y,
    RL_GLOBAL const float *in_qvel,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_reward_survive,
    RL_GLOBAL float *out_term_distance_penalty,
    RL_GLOBAL float *out_term_velocity_penalty,
    RL_GLOBAL float *out_contribution_reward_survive,
    RL_GLOBAL float *out_contribution_distance_penalty,
    RL_GLOBAL float *out_contribution_velocity_penalty,
    RL_GLOBAL float *out_output_pendulum_reward,
    RL_GLOBAL unsigned char *out_end_terminated,
    RL_GLOBAL unsigned char *out_done,
    rewardlang_GymPendulums_ffba6ed255f6_parameters parameters,
    rl_long rows)
{
    const float param_healthy_reward = parameters.values[1];
    const float param_max_torque = parameters.values[0];
    const float v51 = -param_max_torque;
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const float input_qvel_1 = in_qvel[row * 3 + 1];
        const float v19 = input_qvel_1 * input_qvel_1;
        const float v20 = 0.001f * v19;
        const float input_qvel_2 = in_qvel[row * 3 + 2];
        const float v22 = input_qvel_2 * input_qvel_2;
        const float v23 = 0.005f * v22;
        const float v24 = v20 + v23;
        const float value_velocity_penalty = -v24;
        const float input_tip_y = in_tip_y[row];
        const bool value_terminated = input_tip_y <= 1.0f;
        const bool v28 = value_terminated != true;
        const float value_reward_survive = v28 ? param_healthy_reward : 0.0f;
        const float input_tip_x = in_tip_x[row];
        const float v32 = input_tip_x * input_tip_x;
        const float v33 = 0.01f * v32;
        const float v34 = input_tip_y - 2.0f;
        const float v35 = v34 * v34;
        const float v36 = v33 + v35;
        const float v37 = value_reward_survive - v36;
        const float value_total = value_velocity_penalty + v37;
        const float value_distance_penalty = -v36;
        const float input_theta = in_theta[row];
        const float v41 = input_theta + 3.1415927f;
        const float v42 = rl_mod(v41, 6.2831855f);
        const float v43 = v42 - 3.1415927f;
        const float v44 = v43 * v43;
        const float input_theta_dot = in_theta_dot[row];
        const float v46 = input_theta_dot * input_theta_dot;
        const float v47 = 0.1f * v46;
        const float v48 = v44 + v47;
        const float input_u = in_u[row];
        const float v52 = rl_max(input_u, v51);
        const float v53 = rl_min(param_max_torque, v52);
        const float v54 = v53 * v53;
        const float v55 = 0.001f * v54;
        const float v56 = v48 + v55;
        const float value_pendulum_reward = -v56;
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_term_reward_survive != 0)
            out_term_reward_survive[row] = value_reward_survive;
        if (out_term_distance_penalty != 0)
            out_term_distance_penalty[row] = value_distance_penalty;
        if (out_term_velocity_penalty != 0)
            out_term_velocity_penalty[row] = value_velocity_penalty;
        if (out_contribution_reward_survive != 0)
            out_contribution_reward_survive[row] = value_reward_survive;
        if (out_contribution_distance_penalty != 0)
            out_contribution_distance_penalty[row] = value_distance_penalty;
        if (out_contribution_velocity_penalty != 0)
            out_contribution_velocity_penalty[row] = value_velocity_penalty;
        if (out_output_pendulum_reward != 0)
            out_output_pendulum_reward[row] = value_pendulum_reward;
        if (out_end_terminated != 0)
            out_end_terminated[row] = value_terminated;
        if (out_done != 0)
            out_done[row] = value_terminated;
    }
}
