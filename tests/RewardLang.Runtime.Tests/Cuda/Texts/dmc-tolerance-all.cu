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

/* The reward ToleranceShapes: one thread a row. */
RL_KERNEL rewardlang_ToleranceShapes_0fd1915ca97c_0(
    RL_GLOBAL const float *in_x,
    RL_GLOBAL float *out_total,
    RL_GLOBAL float *out_term_gaussian_two_sided,
    RL_GLOBAL float *out_term_hyperbolic_two_sided,
    RL_GLOBAL float *out_term_long_tail_two_sided,
    RL_GLOBAL float *out_term_reciprocal_two_sided,
    RL_GLOBAL float *out_term_cosine_two_sided,
    RL_GLOBAL float *out_term_linear_two_sided,
    RL_GLOBAL float *out_term_quadratic_two_sided,
    RL_GLOBAL float *out_term_tanh_squared_two_sided,
    RL_GLOBAL float *out_term_gaussian_exact,
    RL_GLOBAL float *out_term_linear_zero_at_margin,
    RL_GLOBAL float *out_term_quadratic_zero_at_margin,
    RL_GLOBAL float *out_term_cosine_zero_at_margin,
    RL_GLOBAL float *out_term_hard_window,
    RL_GLOBAL float *out_term_linear_lower_only,
    RL_GLOBAL float *out_term_long_tail_upper_only,
    RL_GLOBAL float *out_contribution_gaussian_two_sided,
    RL_GLOBAL float *out_contribution_hyperbolic_two_sided,
    RL_GLOBAL float *out_contribution_long_tail_two_sided,
    RL_GLOBAL float *out_contribution_reciprocal_two_sided,
    RL_GLOBAL float *out_contribution_cosine_two_sided,
    RL_GLOBAL float *out_contribution_linear_two_sided,
    RL_GLOBAL float *out_contribution_quadratic_two_sided,
    RL_GLOBAL float *out_contribution_tanh_squared_two_sided,
    RL_GLOBAL float *out_contribution_gaussian_exact,
    RL_GLOBAL float *out_contribution_linear_zero_at_margin,
    RL_GLOBAL float *out_contribution_quadratic_zero_at_margin,
    RL_GLOBAL float *out_contribution_cosine_zero_at_margin,
    RL_GLOBAL float *out_contribution_hard_window,
    RL_GLOBAL float *out_contribution_linear_lower_only,
    RL_GLOBAL float *out_contribution_long_tail_upper_only,
    rl_long rows)
{
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const float input_x = in_x[row];
        const bool v34 = input_x <= 1.0f;
        const bool v35 = (-RL_INFINITY) <= input_x;
        const bool v36 = v34 && v35;
        const float v37 = input_x - 1.0f;
        const float v38 = (-RL_INFINITY) - input_x;
        const float v39 = rl_max(v37, v38);
        const float v40 = v39 / 0.7f;
        const float v41 = v36 ? 0.0f : v40;
        const float v42 = v41 * v41;
        const float v43 = 1.0f + v42;
        const float value_long_tail_upper_only = 1.0f / v43;
        const bool v45 = 1.0f <= input_x;
        const bool v46 = input_x <= RL_INFINITY;
        const bool v47 = v45 && v46;
        const float v48 = 1.0f - input_x;
        const float v49 = input_x - RL_INFINITY;
        const float v50 = rl_max(v48, v49);
        const float v51 = v50 / 3.0f;
        const float v52 = v47 ? 0.0f : v51;
        const float v53 = v52 * 0.75f;
        const float v54 = 1.0f - v53;
        const float value_linear_lower_only = rl_max(0.0f, v54);
        const bool v56 = (-1.0f) <= input_x;
        const bool v57 = input_x <= 2.0f;
        const bool v58 = v56 && v57;
        const float v59 = (-1.0f) - input_x;
        const float v60 = input_x - 2.0f;
        const float v61 = rl_max(v59, v60);
        const float v62 = v61 / 0.0f;
        const float v63 = v58 ? 0.0f : v62;
        const float v64 = v63 * v63;
        const float v65 = (-2.3025851f) * v64;
        const float value_hard_window = expf(v65);
        const bool v67 = v56 && v34;
        const float v68 = rl_max(v59, v37);
        const float v69 = 0.5f * v68;
        const float v70 = v67 ? 0.0f : v69;
        const float v71 = 3.1415927f * v70;
        const float v72 = rl_min(3.1415927f, v71);
        const float v73 = cosf(v72);
        const float v74 = 1.0f + v73;
        const float value_cosine_zero_at_margin = 0.5f * v74;
        const bool v76 = 0.0f <= input_x;
        const bool v77 = input_x <= 0.0f;
        const bool v78 = v76 && v77;
        const float v79 = -input_x;
        const float v80 = rl_max(input_x, v79);
        const float v81 = v78 ? 0.0f : v80;
        const float v82 = v81 * v81;
        const float v83 = 1.0f - v82;
        const float value_quadratic_zero_at_margin = rl_max(0.0f, v83);
        const float v85 = v80 / 1.5f;
        const float v86 = v78 ? 0.0f : v85;
        const float v87 = 1.0f - v86;
        const float value_linear_zero_at_margin = rl_max(0.0f, v87);
        const float v89 = 2.0f * v80;
        const float v90 = v78 ? 0.0f : v89;
        const float v91 = v90 * v90;
        const float v92 = (-1.2039728f) * v91;
        const float value_gaussian_exact = expf(v92);
        const bool v94 = 0.5f <= input_x;
        const bool v95 = input_x <= 1.5f;
        const bool v96 = v94 && v95;
        const float v97 = 0.5f - input_x;
        const float v98 = input_x - 1.5f;
        const float v99 = rl_max(v97, v98);
        const float v100 = v96 ? 0.0f : v99;
        const float v101 = v100 * 1.8184465f;
        const float v102 = tanhf(v101);
        const float v103 = v102 * v102;
        const float value_tanh_squared_two_sided = 1.0f - v103;
        const float v105 = 0.5f * v99;
        const float v106 = v96 ? 0.0f : v105;
        const float v107 = v106 * v106;
        const float v108 = 0.9f * v107;
        const float v109 = 1.0f - v108;
        const float value_quadratic_two_sided = rl_max(0.0f, v109);
        const float v111 = v106 * 0.9f;
        const float v112 = 1.0f - v111;
        const float value_linear_two_sided = rl_max(0.0f, v112);
        const float v114 = v106 * 2.4980915f;
        const float v115 = rl_min(v114, 3.1415927f);
        const float v116 = cosf(v115);
        const float v117 = 1.0f + v116;
        const float value_cosine_two_sided = 0.5f * v117;
        const float v119 = v100 * 9.0f;
        const float v120 = 1.0f + v119;
        const float value_reciprocal_two_sided = 1.0f / v120;
        const float v122 = v100 * v100;
        const float v123 = v122 * 9.0f;
        const float v124 = 1.0f + v123;
        const float value_long_tail_two_sided = 1.0f / v124;
        const float v126 = (-2.3025851f) * v122;
        const float value_gaussian_two_sided = expf(v126);
        const float v128 = v100 * 2.993223f;
        const float v129 = expf(v128);
        const float v130 = -v128;
        const float v131 = expf(v130);
        const float v132 = v129 + v131;
        const float value_hyperbolic_two_sided = 2.0f / v132;
        const float v134 = value_gaussian_two_sided + value_hyperbolic_two_sided;
        const float v135 = value_long_tail_two_sided + v134;
        const float v136 = value_reciprocal_two_sided + v135;
        const float v137 = value_cosine_two_sided + v136;
        const float v138 = value_linear_two_sided + v137;
        const float v139 = value_quadratic_two_sided + v138;
        const float v140 = value_tanh_squared_two_sided + v139;
        const float v141 = value_gaussian_exact + v140;
        const float v142 = value_linear_zero_at_margin + v141;
        const float v143 = value_quadratic_zero_at_margin + v142;
        const float v144 = value_cosine_zero_at_margin + v143;
        const float v145 = value_hard_window + v144;
        const float v146 = value_linear_lower_only + v145;
        const float value_total = value_long_tail_upper_only + v146;
        if (out_total != 0)
            out_total[row] = value_total;
        if (out_term_gaussian_two_sided != 0)
            out_term_gaussian_two_sided[row] = value_gaussian_two_sided;
        if (out_term_hyperbolic_two_sided != 0)
            out_term_hyperbolic_two_sided[row] = value_hyperbolic_two_sided;
        if (out_term_long_tail_two_sided != 0)
            out_term_long_tail_two_sided[row] = value_long_tail_two_sided;
        if (out_term_reciprocal_two_sided != 0)
            out_term_reciprocal_two_sided[row] = value_reciprocal_two_sided;
        if (out_term_cosine_two_sided != 0)
            out_term_cosine_two_sided[row] = value_cosine_two_sided;
        if (out_term_linear_two_sided != 0)
            out_term_linear_two_sided[row] = value_linear_two_sided;
        if (out_term_quadratic_two_sided != 0)
            out_term_quadratic_two_sided[row] = value_quadratic_two_sided;
        if (out_term_tanh_squared_two_sided != 0)
            out_term_tanh_squared_two_sided[row] = value_tanh_squared_two_sided;
        if (out_term_gaussian_exact != 0)
            out_term_gaussian_exact[row] = value_gaussian_exact;
        if (out_term_linear_zero_at_margin != 0)
            out_term_linear_zero_at_margin[row] = value_linear_zero_at_margin;
        if (out_term_quadratic_zero_at_margin != 0)
            out_term_quadratic_zero_at_margin[row] = value_quadratic_zero_at_margin;
        if (out_term_cosine_zero_at_margin != 0)
            out_term_cosine_zero_at_margin[row] = value_cosine_zero_at_margin;
        if (out_term_hard_window != 0)
            out_term_hard_window[row] = value_hard_window;
        if (out_term_linear_lower_only != 0)
            out_term_linear_lower_only[row] = value_linear_lower_only;
        if (out_term_long_tail_upper_only != 0)
            out_term_long_tail_upper_only[row] = value_long_tail_upper_only;
        if (out_contribution_gaussian_two_sided != 0)
            out_contribution_gaussian_two_sided[row] = value_gaussian_two_sided;
        if (out_contribution_hyperbolic_two_sided != 0)
            out_contribution_hyperbolic_two_sided[row] = value_hyperbolic_two_sided;
        if (out_contribution_long_tail_two_sided != 0)
            out_contribution_long_tail_two_sided[row] = value_long_tail_two_sided;
        if (out_contribution_reciprocal_two_sided != 0)
            out_contribution_reciprocal_two_sided[row] = value_reciprocal_two_sided;
        if (out_contribution_cosine_two_sided != 0)
            out_contribution_cosine_two_sided[row] = value_cosine_two_sided;
        if (out_contribution_linear_two_sided != 0)
            out_contribution_linear_two_sided[row] = value_linear_two_sided;
        if (out_contribution_quadratic_two_sided != 0)
            out_contribution_quadratic_two_sided[row] = value_quadratic_two_sided;
        if (out_contribution_tanh_squared_two_sided != 0)
            out_contribution_tanh_squared_two_sided[row] = value_tanh_squared_two_sided;
        if (out_contribution_gaussian_exact != 0)
            out_contribution_gaussian_exact[row] = value_gaussian_exact;
        if (out_contribution_linear_zero_at_margin != 0)
            out_contribution_linear_zero_at_margin[row] = value_linear_zero_at_margin;
        if (out_contribution_quadratic_zero_at_margin != 0)
            out_contribution_quadratic_zero_at_margin[row] = value_quadratic_zero_at_margin;
        if (out_contribution_cosine_zero_at_margin != 0)
            out_contribution_cosine_zero_at_margin[row] = value_cosine_zero_at_margin;
        if (out_contribution_hard_window != 0)
            out_contribution_hard_window[row] = value_hard_window;
        if (out_contribution_linear_lower_only != 0)
            out_contribution_linear_lower_only[row] = value_linear_lower_only;
        if (out_contribution_long_tail_upper_only != 0)
            out_contribution_long_tail_upper_only[row] = value_long_tail_upper_only;
    }
}
