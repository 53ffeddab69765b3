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

/* The reward ManiskillPickCube: one thread a row. */
typedef struct { float values[2]; } rewardlang_ManiskillPickCube_2404551de461_parameters;

RL_KERNEL rewardlang_ManiskillPickCube_2404551de461_0(
    RL_GLOBAL const float *in_cube_pos,
    RL_GLOBAL const float *in_tcp_pos,
    RL_GLOBAL const float *in_goal_pos,
    RL_GLOBAL const float *in_qvel,
    RL_GLOBAL const unsigned char *in_is_grasped,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_reach,
    RL_GLOBAL float *out_term_grasp,
    RL_GLOBAL float *out_term_place,
    RL_GLOBAL float *out_term_rest,
    RL_GLOBAL float *out_contribution_reach,
    RL_GLOBAL float *out_contribution_grasp,
    RL_GLOBAL float *out_contribution_place,
    RL_GLOBAL float *out_contribution_rest,
    RL_GLOBAL float *out_adjustment,
    RL_GLOBAL unsigned char *out_output_success,
    rewardlang_ManiskillPickCube_2404551de461_parameters parameters,
    rl_long rows)
{
    const float param_goal_thresh = parameters.values[0];
    const float param_static_threshold = parameters.values[1];
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const float input_goal_pos_0 = in_goal_pos[row * 3];
        const float input_cube_pos_0 = in_cube_pos[row * 3];
        const float v20 = input_goal_pos_0 - input_cube_pos_0;
        const float v21 = v20 * v20;
        const float input_goal_pos_1 = in_goal_pos[row * 3 + 1];
        const float input_cube_pos_1 = in_cube_pos[row * 3 + 1];
        const float v24 = input_goal_pos_1 - input_cube_pos_1;
        const float v25 = v24 * v24;
        const float v26 = v21 + v25;
        const float input_goal_pos_2 = in_goal_pos[row * 3 + 2];
        const float input_cube_pos_2 = in_cube_pos[row * 3 + 2];
        const float v29 = input_goal_pos_2 - input_cube_pos_2;
        const float v30 = v29 * v29;
        const float v31 = v26 + v30;
        const float v32 = sqrtf(v31);
        const bool v34 = v32 <= param_goal_thresh;
        const float input_qvel_0 = in_qvel[row * 9];
        const float v36 = fabsf(input_qvel_0);
        const float input_qvel_1 = in_qvel[row * 9 + 1];
        const float v38 = fabsf(input_qvel_1);
        const float input_qvel_2 = in_qvel[row * 9 + 2];
        const float v40 = fabsf(input_qvel_2);
        const float v41 = rl_max(v36, v40);
        const float input_qvel_3 = in_qvel[row * 9 + 3];
        const float v43 = fabsf(input_qvel_3);
        const float v44 = rl_max(v38, v43);
        const float input_qvel_4 = in_qvel[row * 9 + 4];
        const float v46 = fabsf(input_qvel_4);
        const float v47 = rl_max(v41, v46);
        const float input_qvel_5 = in_qvel[row * 9 + 5];
        const float v49 = fabsf(input_qvel_5);
        const float v50 = rl_max(v44, v49);
        const float input_qvel_6 = in_qvel[row * 9 + 6];
        const float v52 = fabsf(input_qvel_6);
        const float v53 = rl_max(v47, v52);
        const float v54 = rl_max(v53, v50);
        const bool v56 = v54 <= param_static_threshold;
        const bool value_success = v34 && v56;
        const float v58 = input_qvel_0 * input_qvel_0;
        const float v59 = input_qvel_1 * input_qvel_1;
        const float v60 = input_qvel_2 * input_qvel_2;
        const float v61 = v58 + v60;
        const float v62 = input_qvel_3 * input_qvel_3;
        const float v63 = v59 + v62;
        const float v64 = input_qvel_4 * input_qvel_4;
        const float v65 = v61 + v64;
        const float v66 = input_qvel_5 * input_qvel_5;
        const float v67 = v63 + v66;
        const float v68 = input_qvel_6 * input_qvel_6;
        const float v69 = v65 + v68;
        const float v70 = v69 + v67;
        const float v71 = sqrtf(v70);
        const float v72 = 5.0f * v71;
        const float v73 = tanhf(v72);
        const float v74 = 1.0f - v73;
        const float value_rest = v34 ? v74 : 0.0f;
        const bool input_is_grasped = in_is_grasped[row] != 0;
        const float v77 = v32 * 5.0f;
        const float v78 = tanhf(v77);
        const float v79 = 1.0f - v78;
        const float value_place = input_is_grasped ? v79 : 0.0f;
        const float input_tcp_pos_0 = in_tcp_pos[row * 3];
        const float v82 = input_cube_pos_0 - input_tcp_pos_0;
        const float v83 = v82 * v82;
        const float input_tcp_pos_1 = in_tcp_pos[row * 3 + 1];
        const float v85 = input_cube_pos_1 - input_tcp_pos_1;
        const float v86 = v85 * v85;
        const float v87 = v83 + v86;
        const float input_tcp_pos_2 = in_tcp_pos[row * 3 + 2];
        const float v89 = input_cube_pos_2 - input_tcp_pos_2;
        const float v90 = v89 * v89;
        const float v91 = v87 + v90;
        const float v92 = sqrtf(v91);
        const float v93 = 5.0f * v92;
        const float v94 = tanhf(v93);
        const float value_reach = 1.0f - v94;
        const float value_grasp = input_is_grasped ? 1.0f : 0.0f;
        const float v97 = value_reach + value_grasp;
        const float v98 = value_place + v97;
        const float v99 = value_rest + v98;
        const float value_total = value_success ? 5.0f : v99;
        const float value_adjustment = value_total - v99;
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_term_reach != 0)
            out_term_reach[row] = value_reach;
        if (out_term_grasp != 0)
            out_term_grasp[row] = value_grasp;
        if (out_term_place != 0)
            out_term_place[row] = value_place;
        if (out_term_rest != 0)
            out_term_rest[row] = value_rest;
        if (out_contribution_reach != 0)
            out_contribution_reach[row] = value_reach;
        if (out_contribution_grasp != 0)
            out_contribution_grasp[row] = value_grasp;
        if (out_contribution_place != 0)
            out_contribution_place[row] = value_place;
        if (out_contribution_rest != 0)
            out_contribution_rest[row] = value_rest;
        if (out_adjustment != 0)
            out_adjustment[row] = value_adjustment;
        if (out_output_success != 0)
            out_output_success[row] = value_success;
    }
}
