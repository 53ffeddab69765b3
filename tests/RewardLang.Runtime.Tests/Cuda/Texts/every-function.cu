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

/* -1, 0 or 1; NaN stays NaN. */
RL_FUNCTION float rl_sign(float x)
{
    return x > 0.0f ? 1.0f : x < 0.0f ? -1.0f : x == 0.0f ? 0.0f : x;
}

/* 1 / (1 + e^-x), by the exponential that cannot overflow. */
RL_FUNCTION float rl_sigmoid(float x)
{
    const float decay = expf(-fabsf(x));
    return (x < 0.0f ? decay : 1.0f) / (1.0f + decay);
}

/* The remainder of a / b with the sign of b, from the exact one with the sign of a. */
RL_FUNCTION float rl_mod(float a, float b)
{
    const float remainder = fmodf(a, b);
    return remainder != 0.0f && (remainder < 0.0f) != (b < 0.0f) ? remainder + b : remainder;
}

/* An element of an array of whole numbers: float (0), int (1) or long (2). */
RL_FUNCTION float rl_whole(RL_GLOBAL const void *data, int type, rl_long index)
{
    return type == 0 ? ((RL_GLOBAL const float *)data)[index]
        : type == 1 ? (float)((RL_GLOBAL const int *)data)[index]
        : (float)((RL_GLOBAL const rl_long *)data)[index];
}

/* Whether x comes before y in ascending order; NaN last. */
RL_FUNCTION bool rl_before(float x, float y)
{
    return x < y || (y != y && x == x);
}

/* Ascending order; equal elements keep theirs. */
RL_FUNCTION void rl_sort(float *values, int count)
{
    for (int i = 1; i < count; i++)
    {
        const float value = values[i];
        int place = i;
        for (; place > 0 && rl_before(value, values[place - 1]); place--)
            values[place] = values[place - 1];
        values[place] = value;
    }
}

/* The place of each element in ascending order, from 0; equal elements keep theirs. */
RL_FUNCTION void rl_rank(const float *values, float *ranks, int count)
{
    for (int i = 0; i < count; i++)
    {
        int rank = 0;
        for (int j = 0; j < count; j++)
            rank += rl_before(values[j], values[i]) || (j < i && !rl_before(values[i], values[j]));
        ranks[i] = (float)rank;
    }
}

/* The reward EveryFunction: one thread a row. */
typedef struct { float values[5]; } rewardlang_EveryFunction_c9b563f72dee_parameters;

RL_KERNEL rewardlang_EveryFunction_c9b563f72dee_0(
    RL_GLOBAL const float *in_x,
    RL_GLOBAL const float *in_y,
    RL_GLOBAL const void *in_n,
    int type_n,
    RL_GLOBAL const unsigned char *in_flag,
    RL_GLOBAL const unsigned char *in_other,
    RL_GLOBAL const float *in_a,
    RL_GLOBAL const float *in_s,
    RL_GLOBAL float *out_output_value0,
    RL_GLOBAL float *out_output_value1,
    RL_GLOBAL float *out_output_value2,
    RL_GLOBAL float *out_output_value3,
    RL_GLOBAL float *out_output_value4,
    RL_GLOBAL float *out_output_value5,
    RL_GLOBAL float *out_output_value6,
    RL_GLOBAL float *out_output_value7,
    RL_GLOBAL float *out_output_value8,
    RL_GLOBAL float *out_output_value9,
    RL_GLOBAL float *out_output_value10,
    RL_GLOBAL float *out_output_value11,
    RL_GLOBAL float *out_output_value12,
    RL_GLOBAL float *out_output_value13,
    RL_GLOBAL float *out_output_value14,
    RL_GLOBAL float *out_output_value15,
    RL_GLOBAL float *out_output_value16,
    RL_GLOBAL float *out_output_value17,
    RL_GLOBAL float *out_output_value18,
    RL_GLOBAL float *out_output_value19,
    RL_GLOBAL float *out_output_value20,
    RL_GLOBAL float *out_output_value21,
    RL_GLOBAL float *out_output_value22,
    RL_GLOBAL float *out_output_value23,
    RL_GLOBAL float *out_output_value24,
    RL_GLOBAL float *out_output_value25,
    RL_GLOBAL float *out_output_value26,
    RL_GLOBAL unsigned char *out_output_value27,
    RL_GLOBAL unsigned char *out_output_value28,
    RL_GLOBAL unsigned char *out_output_value29,
    RL_GLOBAL unsigned char *out_output_value30,
    RL_GLOBAL unsigned char *out_output_value31,
    RL_GLOBAL unsigned char *out_output_value32,
    RL_GLOBAL unsigned char *out_output_value33,
    RL_GLOBAL float *out_output_value34,
    RL_GLOBAL unsigned char *out_output_value35,
    RL_GLOBAL float *out_output_value36,
    RL_GLOBAL float *out_output_value37,
    RL_GLOBAL float *out_output_value38,
    RL_GLOBAL float *out_output_value39,
    RL_GLOBAL float *out_output_value40,
    RL_GLOBAL float *out_output_value41,
    RL_GLOBAL unsigned char *out_output_value42,
    RL_GLOBAL unsigned char *out_output_value43,
    RL_GLOBAL float *out_output_value44,
    RL_GLOBAL float *out_output_value45,
    RL_GLOBAL float *out_output_value46,
    RL_GLOBAL float *out_output_value47,
    RL_GLOBAL float *out_output_value48,
    RL_GLOBAL float *out_output_value49,
    RL_GLOBAL float *out_output_value50,
    RL_GLOBAL float *out_output_value51,
    RL_GLOBAL float *out_output_value52,
    RL_GLOBAL float *out_output_value53,
    RL_GLOBAL float *out_output_value54,
    RL_GLOBAL float *out_output_value55,
    RL_GLOBAL float *out_output_value56,
    RL_GLOBAL float *out_output_value57,
    RL_GLOBAL unsigned char *out_output_value58,
    RL_GLOBAL unsigned char *out_output_value59,
    RL_GLOBAL float *out_output_value60,
    RL_GLOBAL float *out_output_value61,
    RL_GLOBAL float *out_output_value62,
    RL_GLOBAL unsigned char *out_output_value63,
    RL_GLOBAL float *out_output_value64,
    RL_GLOBAL float *out_output_value65,
    RL_GLOBAL float *out_output_value66,
    RL_GLOBAL float *out_output_value67,
    RL_GLOBAL float *out_output_value68,
    RL_GLOBAL float *state,
    RL_GLOBAL unsigned char *first_step,
    RL_GLOBAL float *statistics,
    RL_GLOBAL float *columns,
    float group_size,
    rewardlang_EveryFunction_c9b563f72dee_parameters parameters,
    rl_long rows)
{
    RL_SHARED float lanes[256];
    const int thread = (int)RL_THREAD;
    float fold = 0.0f, fold_block = 0.0f;
    int fold_count = 0;
    float fold_87 = RL_INFINITY;
    float fold_89 = RL_INFINITY;
    float fold_91 = RL_INFINITY;
    float fold_93 = RL_INFINITY;
    float fold_95 = RL_INFINITY;
    float fold_96 = (-RL_INFINITY);
    bool fold_98 = false;
    bool fold_99 = true;
    float fold_100 = 0.0f, fold_100_block = 0.0f;
    int fold_100_count = 0;
    for (rl_long row = thread; row < rows; row += 256)
    {
        const float input_x = in_x[row];
        const float input_a_0 = in_a[row * 5];
        const float input_a_1 = in_a[row * 5 + 1];
        const float input_a_2 = in_a[row * 5 + 2];
        const float input_a_3 = in_a[row * 5 + 3];
        const float input_a_4 = in_a[row * 5 + 4];
        const bool input_flag = in_flag[row] != 0;
        fold_block = fold_block + input_x;
        if (++fold_count == 64)
        {
            fold = fold + fold_block;
            fold_block = 0.0f;
            fold_count = 0;
        }
        fold_87 = rl_min(fold_87, input_a_0);
        fold_89 = rl_min(fold_89, input_a_1);
        fold_91 = rl_min(fold_91, input_a_2);
        fold_93 = rl_min(fold_93, input_a_3);
        fold_95 = rl_min(fold_95, input_a_4);
        fold_96 = rl_max(fold_96, input_x);
        fold_98 = fold_98 || input_flag;
        fold_99 = fold_99 && input_flag;
        fold_100_block = fold_100_block + 1.0f;
        if (++fold_100_count == 64)
        {
            fold_100 = fold_100 + fold_100_block;
            fold_100_block = 0.0f;
            fold_100_count = 0;
        }
        columns[0 * rows + row] = input_x;
        columns[1 * rows + row] = input_x;
        columns[2 * rows + row] = input_x;
        columns[3 * rows + row] = input_x;
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
    lanes[thread] = fold_87;
    for (int width = 128; width > 0; width /= 2)
    {
        RL_BARRIER();
        if (thread < width)
            lanes[thread] = rl_min(lanes[thread], lanes[thread + width]);
    }
    if (thread == 0)
        statistics[1] = lanes[0];
    RL_BARRIER();
    lanes[thread] = fold_89;
    for (int width = 128; width > 0; width /= 2)
    {
        RL_BARRIER();
        if (thread < width)
            lanes[thread] = rl_min(lanes[thread], lanes[thread + width]);
    }
    if (thread == 0)
        statistics[2] = lanes[0];
    RL_BARRIER();
    lanes[thread] = fold_91;
    for (int width = 128; width > 0; width /= 2)
    {
        RL_BARRIER();
        if (thread < width)
            lanes[thread] = rl_min(lanes[thread], lanes[thread + width]);
    }
    if (thread == 0)
        statistics[3] = lanes[0];
    RL_BARRIER();
    lanes[thread] = fold_93;
    for (int width = 128; width > 0; width /= 2)
    {
        RL_BARRIER();
        if (thread < width)
            lanes[thread] = rl_min(lanes[thread], lanes[thread + width]);
    }
    if (thread == 0)
        statistics[4] = lanes[0];
    RL_BARRIER();
    lanes[thread] = fold_95;
    for (int width = 128; width > 0; width /= 2)
    {
        RL_BARRIER();
        if (thread < width)
            lanes[thread] = rl_min(lanes[thread], lanes[thread + width]);
    }
    if (thread == 0)
        statistics[5] = lanes[0];
    RL_BARRIER();
    lanes[thread] = fold_96;
    for (int width = 128; width > 0; width /= 2)
    {
        RL_BARRIER();
        if (thread < width)
            lanes[thread] = rl_max(lanes[thread], lanes[thread + width]);
    }
    if (thread == 0)
        statistics[6] = lanes[0];
    RL_BARRIER();
    lanes[thread] = fold_98 ? 1.0f : 0.0f;
    for (int width = 128; width > 0; width /= 2)
    {
        RL_BARRIER();
        if (thread < width)
            lanes[thread] = rl_max(lanes[thread], lanes[thread + width]);
    }
    if (thread == 0)
        statistics[7] = lanes[0];
    RL_BARRIER();
    lanes[thread] = fold_99 ? 1.0f : 0.0f;
    for (int width = 128; width > 0; width /= 2)
    {
        RL_BARRIER();
        if (thread < width)
            lanes[thread] = rl_min(lanes[thread], lanes[thread + width]);
    }
    if (thread == 0)
        statistics[8] = lanes[0];
    RL_BARRIER();
    lanes[thread] = fold_100 + fold_100_block;
    for (int width = 128; width > 0; width /= 2)
    {
        RL_BARRIER();
        if (thread < width)
            lanes[thread] = lanes[thread] + lanes[thread + width];
    }
    if (thread == 0)
        statistics[9] = lanes[0];
    RL_BARRIER();
}

RL_KERNEL rewardlang_EveryFunction_c9b563f72dee_1(
    RL_GLOBAL const float *in_x,
    RL_GLOBAL const float *in_y,
    RL_GLOBAL const void *in_n,
    int type_n,
    RL_GLOBAL const unsigned char *in_flag,
    RL_GLOBAL const unsigned char *in_other,
    RL_GLOBAL const float *in_a,
    RL_GLOBAL const float *in_s,
    RL_GLOBAL float *out_output_value0,
    RL_GLOBAL float *out_output_value1,
    RL_GLOBAL float *out_output_value2,
    RL_GLOBAL float *out_output_value3,
    RL_GLOBAL float *out_output_value4,
    RL_GLOBAL float *out_output_value5,
    RL_GLOBAL float *out_output_value6,
    RL_GLOBAL float *out_output_value7,
    RL_GLOBAL float *out_output_value8,
    RL_GLOBAL float *out_output_value9,
    RL_GLOBAL float *out_output_value10,
    RL_GLOBAL float *out_output_value11,
    RL_GLOBAL float *out_output_value12,
    RL_GLOBAL float *out_output_value13,
    RL_GLOBAL float *out_output_value14,
    RL_GLOBAL float *out_output_value15,
    RL_GLOBAL float *out_output_value16,
    RL_GLOBAL float *out_output_value17,
    RL_GLOBAL float *out_output_value18,
    RL_GLOBAL float *out_output_value19,
    RL_GLOBAL float *out_output_value20,
    RL_GLOBAL float *out_output_value21,
    RL_GLOBAL float *out_output_value22,
    RL_GLOBAL float *out_output_value23,
    RL_GLOBAL float *out_output_value24,
    RL_GLOBAL float *out_output_value25,
    RL_GLOBAL float *out_output_value26,
    RL_GLOBAL unsigned char *out_output_value27,
    RL_GLOBAL unsigned char *out_output_value28,
    RL_GLOBAL unsigned char *out_output_value29,
    RL_GLOBAL unsigned char *out_output_value30,
    RL_GLOBAL unsigned char *out_output_value31,
    RL_GLOBAL unsigned char *out_output_value32,
    RL_GLOBAL unsigned char *out_output_value33,
    RL_GLOBAL float *out_output_value34,
    RL_GLOBAL unsigned char *out_output_value35,
    RL_GLOBAL float *out_output_value36,
    RL_GLOBAL float *out_output_value37,
    RL_GLOBAL float *out_output_value38,
    RL_GLOBAL float *out_output_value39,
    RL_GLOBAL float *out_output_value40,
    RL_GLOBAL float *out_output_value41,
    RL_GLOBAL unsigned char *out_output_value42,
    RL_GLOBAL unsigned char *out_output_value43,
    RL_GLOBAL float *out_output_value44,
    RL_GLOBAL float *out_output_value45,
    RL_GLOBAL float *out_output_value46,
    RL_GLOBAL float *out_output_value47,
    RL_GLOBAL float *out_output_value48,
    RL_GLOBAL float *out_output_value49,
    RL_GLOBAL float *out_output_value50,
    RL_GLOBAL float *out_output_value51,
    RL_GLOBAL float *out_output_value52,
    RL_GLOBAL float *out_output_value53,
    RL_GLOBAL float *out_output_value54,
    RL_GLOBAL float *out_output_value55,
    RL_GLOBAL float *out_output_value56,
    RL_GLOBAL float *out_output_value57,
    RL_GLOBAL unsigned char *out_output_value58,
    RL_GLOBAL unsigned char *out_output_value59,
    RL_GLOBAL float *out_output_value60,
    RL_GLOBAL float *out_output_value61,
    RL_GLOBAL float *out_output_value62,
    RL_GLOBAL unsigned char *out_output_value63,
    RL_GLOBAL float *out_output_value64,
    RL_GLOBAL float *out_output_value65,
    RL_GLOBAL float *out_output_value66,
    RL_GLOBAL float *out_output_value67,
    RL_GLOBAL float *out_output_value68,
    RL_GLOBAL float *state,
    RL_GLOBAL unsigned char *first_step,
    RL_GLOBAL float *statistics,
    RL_GLOBAL float *columns,
    float group_size,
    rewardlang_EveryFunction_c9b563f72dee_parameters parameters,
    rl_long rows)
{
    RL_SHARED float lanes[256];
    const int thread = (int)RL_THREAD;
    const float value_value54 = statistics[0];
    const float v86 = statistics[9];
    const float v87 = value_value54 / v86;
    float fold = 0.0f, fold_block = 0.0f;
    int fold_count = 0;
    for (rl_long row = thread; row < rows; row += 256)
    {
        const float input_x = in_x[row];
        const float value_value60 = input_x - v87;
        const float v89 = value_value60 * value_value60;
        fold_block = fold_block + v89;
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
        statistics[10] = lanes[0];
    RL_BARRIER();
}

RL_KERNEL rewardlang_EveryFunction_c9b563f72dee_2(
    RL_GLOBAL const float *in_x,
    RL_GLOBAL const float *in_y,
    RL_GLOBAL const void *in_n,
    int type_n,
    RL_GLOBAL const unsigned char *in_flag,
    RL_GLOBAL const unsigned char *in_other,
    RL_GLOBAL const float *in_a,
    RL_GLOBAL const float *in_s,
    RL_GLOBAL float *out_output_value0,
    RL_GLOBAL float *out_output_value1,
    RL_GLOBAL float *out_output_value2,
    RL_GLOBAL float *out_output_value3,
    RL_GLOBAL float *out_output_value4,
    RL_GLOBAL float *out_output_value5,
    RL_GLOBAL float *out_output_value6,
    RL_GLOBAL float *out_output_value7,
    RL_GLOBAL float *out_output_value8,
    RL_GLOBAL float *out_output_value9,
    RL_GLOBAL float *out_output_value10,
    RL_GLOBAL float *out_output_value11,
    RL_GLOBAL float *out_output_value12,
    RL_GLOBAL float *out_output_value13,
    RL_GLOBAL float *out_output_value14,
    RL_GLOBAL float *out_output_value15,
    RL_GLOBAL float *out_output_value16,
    RL_GLOBAL float *out_output_value17,
    RL_GLOBAL float *out_output_value18,
    RL_GLOBAL float *out_output_value19,
    RL_GLOBAL float *out_output_value20,
    RL_GLOBAL float *out_output_value21,
    RL_GLOBAL float *out_output_value22,
    RL_GLOBAL float *out_output_value23,
    RL_GLOBAL float *out_output_value24,
    RL_GLOBAL float *out_output_value25,
    RL_GLOBAL float *out_output_value26,
    RL_GLOBAL unsigned char *out_output_value27,
    RL_GLOBAL unsigned char *out_output_value28,
    RL_GLOBAL unsigned char *out_output_value29,
    RL_GLOBAL unsigned char *out_output_value30,
    RL_GLOBAL unsigned char *out_output_value31,
    RL_GLOBAL unsigned char *out_output_value32,
    RL_GLOBAL unsigned char *out_output_value33,
    RL_GLOBAL float *out_output_value34,
    RL_GLOBAL unsigned char *out_output_value35,
    RL_GLOBAL float *out_output_value36,
    RL_GLOBAL float *out_output_value37,
    RL_GLOBAL float *out_output_value38,
    RL_GLOBAL float *out_output_value39,
    RL_GLOBAL float *out_output_value40,
    RL_GLOBAL float *out_output_value41,
    RL_GLOBAL unsigned char *out_output_value42,
    RL_GLOBAL unsigned char *out_output_value43,
    RL_GLOBAL float *out_output_value44,
    RL_GLOBAL float *out_output_value45,
    RL_GLOBAL float *out_output_value46,
    RL_GLOBAL float *out_output_value47,
    RL_GLOBAL float *out_output_value48,
    RL_GLOBAL float *out_output_value49,
    RL_GLOBAL float *out_output_value50,
    RL_GLOBAL float *out_output_value51,
    RL_GLOBAL float *out_output_value52,
    RL_GLOBAL float *out_output_value53,
    RL_GLOBAL float *out_output_value54,
    RL_GLOBAL float *out_output_value55,
    RL_GLOBAL float *out_output_value56,
    RL_GLOBAL float *out_output_value57,
    RL_GLOBAL unsigned char *out_output_value58,
    RL_GLOBAL unsigned char *out_output_value59,
    RL_GLOBAL float *out_output_value60,
    RL_GLOBAL float *out_output_value61,
    RL_GLOBAL float *out_output_value62,
    RL_GLOBAL unsigned char *out_output_value63,
    RL_GLOBAL float *out_output_value64,
    RL_GLOBAL float *out_output_value65,
    RL_GLOBAL float *out_output_value66,
    RL_GLOBAL float *out_output_value67,
    RL_GLOBAL float *out_output_value68,
    RL_GLOBAL float *state,
    RL_GLOBAL unsigned char *first_step,
    RL_GLOBAL float *statistics,
    RL_GLOBAL float *columns,
    float group_size,
    rewardlang_EveryFunction_c9b563f72dee_parameters parameters,
    rl_long rows)
{
    const float input_s_0 = in_s[0];
    const float input_s_1 = in_s[1];
    const float input_s_2 = in_s[2];
    const float value_value54 = statistics[0];
    const float value_value55 = columns[0 * rows + 0];
    const float value_value56_0 = statistics[1];
    const float value_value56_1 = statistics[2];
    const float value_value56_2 = statistics[3];
    const float value_value56_3 = statistics[4];
    const float value_value56_4 = statistics[5];
    const float value_value57 = statistics[6];
    const bool value_value58 = statistics[7] != 0.0f;
    const bool value_value59 = statistics[8] != 0.0f;
    const float v219 = statistics[9];
    const float v220 = value_value54 / v219;
    const float v222 = statistics[10];
    const float v223 = v222 / v219;
    const float value_value61 = sqrtf(v223);
    const float param_limit_0 = parameters.values[0];
    const float param_limit_1 = parameters.values[1];
    const float param_limit_2 = parameters.values[2];
    const float param_limit_3 = parameters.values[3];
    const float param_limit_4 = parameters.values[4];
    for (rl_long row = (rl_long)RL_BLOCK * RL_THREADS + RL_THREAD; row < rows; row += (rl_long)RL_BLOCKS * RL_THREADS)
    {
        const float input_x = in_x[row];
        const float value_value0 = -input_x;
        const float value_value1 = fabsf(input_x);
        const float value_value2 = rl_sign(input_x);
        const float value_value3 = floorf(input_x);
        const float value_value4 = ceilf(input_x);
        const float value_value5 = rintf(input_x);
        const float value_value6 = sqrtf(input_x);
        const float value_value7 = expf(input_x);
        const float value_value8 = logf(input_x);
        const float value_value9 = log1pf(input_x);
        const float value_value10 = sinf(input_x);
        const float value_value11 = cosf(input_x);
        const float value_value12 = tanf(input_x);
        const float value_value13 = asinf(input_x);
        const float value_value14 = acosf(input_x);
        const float value_value15 = atanf(input_x);
        const float value_value16 = tanhf(input_x);
        const float value_value17 = rl_sigmoid(input_x);
        const float input_y = in_y[row];
        const float value_value18 = input_x + input_y;
        const float value_value19 = input_x - input_y;
        const float value_value20 = input_x * input_y;
        const float value_value21 = input_x / input_y;
        const float value_value22 = rl_min(input_x, input_y);
        const float value_value23 = rl_max(input_x, input_y);
        const float value_value24 = powf(input_x, input_y);
        const float value_value25 = atan2f(input_x, input_y);
        const float value_value26 = rl_mod(input_x, input_y);
        const bool value_value27 = input_x < input_y;
        const bool value_value28 = input_x <= input_y;
        const bool value_value29 = input_x == input_y;
        const bool input_flag = in_flag[row] != 0;
        const bool input_other = in_other[row] != 0;
        const bool value_value30 = input_flag && input_other;
        const bool value_value31 = input_flag || input_other;
        const bool value_value32 = input_flag != input_other;
        const bool value_value33 = input_flag != true;
        const float value_value34 = input_flag ? input_x : input_y;
        const bool value_value35 = input_x == RL_INFINITY;
        const float input_n = rl_whole(in_n, type_n, row);
        const float value_value36 = input_x + input_n;
        const float value_value37 = input_flag ? 1.0f : 0.0f;
        const float input_a_0 = in_a[row * 5];
        const float input_a_1 = in_a[row * 5 + 1];
        const float input_a_2 = in_a[row * 5 + 2];
        const float v130 = input_a_0 + input_a_2;
        const float input_a_3 = in_a[row * 5 + 3];
        const float v132 = input_a_1 + input_a_3;
        const float input_a_4 = in_a[row * 5 + 4];
        const float v134 = v130 + input_a_4;
        const float v135 = v134 + v132;
        const float v136 = input_a_0 * input_a_2;
        const float v137 = input_a_1 * input_a_3;
        const float v138 = v136 * input_a_4;
        const float v139 = v138 * v137;
        const float v140 = rl_min(input_a_0, input_a_2);
        const float v141 = rl_min(input_a_1, input_a_3);
        const float v142 = rl_min(v140, input_a_4);
        const float v143 = rl_min(v142, v141);
        const float v144 = rl_max(input_a_0, input_a_2);
        const float v145 = rl_max(input_a_1, input_a_3);
        const float v146 = rl_max(v144, input_a_4);
        const float v147 = rl_max(v146, v145);
        const bool v148 = 0.0f < input_a_0;
        const bool v149 = 0.0f < input_a_1;
        const bool v150 = 0.0f < input_a_2;
        const bool v151 = v148 || v150;
        const bool v152 = 0.0f < input_a_3;
        const bool v153 = v149 || v152;
        const bool v154 = 0.0f < input_a_4;
        const bool v155 = v151 || v154;
        const bool v156 = v155 || v153;
        const bool v157 = v148 && v150;
        const bool v158 = v149 && v152;
        const bool v159 = v157 && v154;
        const bool v160 = v159 && v158;
        float lane[5] = { input_a_0, input_a_1, input_a_2, input_a_3, input_a_4 };
        rl_sort(lane, 5);
        const float value_value44_0 = lane[0];
        const float value_value44_1 = lane[1];
        const float value_value44_2 = lane[2];
        const float value_value44_3 = lane[3];
        const float value_value44_4 = lane[4];
        float lane_167[5] = { input_a_0, input_a_1, input_a_2, input_a_3, input_a_4 };
        float lane_167_ranks[5];
        rl_rank(lane_167, lane_167_ranks, 5);
        const float value_value45_0 = lane_167_ranks[0];
        const float value_value45_1 = lane_167_ranks[1];
        const float value_value45_2 = lane_167_ranks[2];
        const float value_value45_3 = lane_167_ranks[3];
        const float value_value45_4 = lane_167_ranks[4];
        const bool v173 = input_a_0 < input_a_1 || (input_a_1 != input_a_1 && input_a_0 == input_a_0);
        const float v174 = v173 ? 1.0f : 0.0f;
        const float v175 = v173 ? input_a_1 : input_a_0;
        const bool v176 = v175 < input_a_2 || (input_a_2 != input_a_2 && v175 == v175);
        const float v177 = v176 ? 2.0f : v174;
        const float v178 = v176 ? input_a_2 : v175;
        const bool v179 = v178 < input_a_3 || (input_a_3 != input_a_3 && v178 == v178);
        const float v180 = v179 ? 3.0f : v177;
        const float v181 = v179 ? input_a_3 : v178;
        const bool v182 = v181 < input_a_4 || (input_a_4 != input_a_4 && v181 == v181);
        const float v183 = v182 ? 4.0f : v180;
        const float value_value47_0 = input_a_0;
        const float value_value47_1 = value_value47_0 + input_a_1;
        const float value_value47_2 = value_value47_1 + input_a_2;
        const float value_value47_3 = value_value47_2 + input_a_3;
        const float value_value47_4 = value_value47_3 + input_a_4;
        const bool v189 = value_value44_4 == value_value44_4;
        const float value_value48 = v189 ? value_value44_2 : value_value44_4;
        const float value_value52_0 = input_s_0 * input_a_0;
        const float value_value52_1 = input_s_1 * input_a_0;
        const float value_value52_2 = input_s_2 * input_a_0;
        const float value_value52_3 = input_s_0 * input_a_1;
        const float value_value52_4 = input_s_1 * input_a_1;
        const float value_value52_5 = input_s_2 * input_a_1;
        const float value_value52_6 = input_s_0 * input_a_2;
        const float value_value52_7 = input_s_1 * input_a_2;
        const float value_value52_8 = input_s_2 * input_a_2;
        const float value_value52_9 = input_s_0 * input_a_3;
        const float value_value52_10 = input_s_1 * input_a_3;
        const float value_value52_11 = input_s_2 * input_a_3;
        const float value_value52_12 = input_s_0 * input_a_4;
        const float value_value52_13 = input_s_1 * input_a_4;
        const float value_value52_14 = input_s_2 * input_a_4;
        const float value_value60 = input_x - v220;
        const bool v225 = first_step[row] != 0;
        const float before_prev = state[row];
        const float value_value62 = v225 ? 2.0f : before_prev;
        const bool before_prev_228 = state[1 * rows + row] != 0.0f;
        const bool value_value63 = v225 ? true : before_prev_228;
        const float before_step = state[2 * rows + row];
        const float v231 = 1.0f + before_step;
        const float value_value64 = v225 ? 0.0f : v231;
        const float value_value65_0 = input_a_0 * param_limit_0;
        const float value_value65_1 = input_a_1 * param_limit_1;
        const float value_value65_2 = input_a_2 * param_limit_2;
        const float value_value65_3 = input_a_3 * param_limit_3;
        const float value_value65_4 = input_a_4 * param_limit_4;
        const float v243 = columns[1 * rows + row];
        const float v244 = group_size;
        const float value_value66 = v243 / v244;
        const float value_value67 = columns[2 * rows + row];
        const float value_value68 = columns[3 * rows + row];
        if (out_output_value0 != 0)
            out_output_value0[row] = value_value0;
        if (out_output_value1 != 0)
            out_output_value1[row] = value_value1;
        if (out_output_value2 != 0)
            out_output_value2[row] = value_value2;
        if (out_output_value3 != 0)
            out_output_value3[row] = value_value3;
        if (out_output_value4 != 0)
            out_output_value4[row] = value_value4;
        if (out_output_value5 != 0)
            out_output_value5[row] = value_value5;
        if (out_output_value6 != 0)
            out_output_value6[row] = value_value6;
        if (out_output_value7 != 0)
            out_output_value7[row] = value_value7;
        if (out_output_value8 != 0)
            out_output_value8[row] = value_value8;
        if (out_output_value9 != 0)
            out_output_value9[row] = value_value9;
        if (out_output_value10 != 0)
            out_output_value10[row] = value_value10;
        if (out_output_value11 != 0)
            out_output_value11[row] = value_value11;
        if (out_output_value12 != 0)
            out_output_value12[row] = value_value12;
        if (out_output_value13 != 0)
            out_output_value13[row] = value_value13;
        if (out_output_value14 != 0)
            out_output_value14[row] = value_value14;
        if (out_output_value15 != 0)
            out_output_value15[row] = value_value15;
        if (out_output_value16 != 0)
            out_output_value16[row] = value_value16;
        if (out_output_value17 != 0)
            out_output_value17[row] = value_value17;
        if (out_output_value18 != 0)
            out_output_value18[row] = value_value18;
        if (out_output_value19 != 0)
            out_output_value19[row] = value_value19;
        if (out_output_value20 != 0)
            out_output_value20[row] = value_value20;
        if (out_output_value21 != 0)
            out_output_value21[row] = value_value21;
        if (out_output_value22 != 0)
            out_output_value22[row] = value_value22;
        if (out_output_value23 != 0)
            out_output_value23[row] = value_value23;
        if (out_output_value24 != 0)
            out_output_value24[row] = value_value24;
        if (out_output_value25 != 0)
            out_output_value25[row] = value_value25;
        if (out_output_value26 != 0)
            out_output_value26[row] = value_value26;
        if (out_output_value27 != 0)
            out_output_value27[row] = value_value27;
        if (out_output_value28 != 0)
            out_output_value28[row] = value_value28;
        if (out_output_value29 != 0)
            out_output_value29[row] = value_value29;
        if (out_output_value30 != 0)
            out_output_value30[row] = value_value30;
        if (out_output_value31 != 0)
            out_output_value31[row] = value_value31;
        if (out_output_value32 != 0)
            out_output_value32[row] = value_value32;
        if (out_output_value33 != 0)
            out_output_value33[row] = value_value33;
        if (out_output_value34 != 0)
            out_output_value34[row] = value_value34;
        if (out_output_value35 != 0)
            out_output_value35[row] = value_value35;
        if (out_output_value36 != 0)
            out_output_value36[row] = value_value36;
        if (out_output_value37 != 0)
            out_output_value37[row] = value_value37;
        if (out_output_value38 != 0)
            out_output_value38[row] = v135;
        if (out_output_value39 != 0)
            out_output_value39[row] = v139;
        if (out_output_value40 != 0)
            out_output_value40[row] = v143;
        if (out_output_value41 != 0)
            out_output_value41[row] = v147;
        if (out_output_value42 != 0)
            out_output_value42[row] = v156;
        if (out_output_value43 != 0)
            out_output_value43[row] = v160;
        if (out_output_value44 != 0)
        {
            out_output_value44[row * 5] = value_value44_0;
            out_output_value44[row * 5 + 1] = value_value44_1;
            out_output_value44[row * 5 + 2] = value_value44_2;
            out_output_value44[row * 5 + 3] = value_value44_3;
            out_output_value44[row * 5 + 4] = value_value44_4;
        }
        if (out_output_value45 != 0)
        {
            out_output_value45[row * 5] = value_value45_0;
            out_output_value45[row * 5 + 1] = value_value45_1;
            out_output_value45[row * 5 + 2] = value_value45_2;
            out_output_value45[row * 5 + 3] = value_value45_3;
            out_output_value45[row * 5 + 4] = value_value45_4;
        }
        if (out_output_value46 != 0)
            out_output_value46[row] = v183;
        if (out_output_value47 != 0)
        {
            out_output_value47[row * 5] = value_value47_0;
            out_output_value47[row * 5 + 1] = value_value47_1;
            out_output_value47[row * 5 + 2] = value_value47_2;
            out_output_value47[row * 5 + 3] = value_value47_3;
            out_output_value47[row * 5 + 4] = value_value47_4;
        }
        if (out_output_value48 != 0)
            out_output_value48[row] = value_value48;
        if (out_output_value49 != 0)
        {
            out_output_value49[row * 5] = 0.0f;
            out_output_value49[row * 5 + 1] = 1.0f;
            out_output_value49[row * 5 + 2] = 2.0f;
            out_output_value49[row * 5 + 3] = 3.0f;
            out_output_value49[row * 5 + 4] = 4.0f;
        }
        if (out_output_value50 != 0)
        {
            out_output_value50[row * 2] = input_a_2;
            out_output_value50[row * 2 + 1] = input_a_3;
        }
        if (out_output_value51 != 0)
        {
            out_output_value51[row * 2] = input_x;
            out_output_value51[row * 2 + 1] = input_y;
        }
        if (out_output_value52 != 0)
        {
            out_output_value52[row * 15] = value_value52_0;
            out_output_value52[row * 15 + 1] = value_value52_1;
            out_output_value52[row * 15 + 2] = value_value52_2;
            out_output_value52[row * 15 + 3] = value_value52_3;
            out_output_value52[row * 15 + 4] = value_value52_4;
            out_output_value52[row * 15 + 5] = value_value52_5;
            out_output_value52[row * 15 + 6] = value_value52_6;
            out_output_value52[row * 15 + 7] = value_value52_7;
            out_output_value52[row * 15 + 8] = value_value52_8;
            out_output_value52[row * 15 + 9] = value_value52_9;
            out_output_value52[row * 15 + 10] = value_value52_10;
            out_output_value52[row * 15 + 11] = value_value52_11;
            out_output_value52[row * 15 + 12] = value_value52_12;
            out_output_value52[row * 15 + 13] = value_value52_13;
            out_output_value52[row * 15 + 14] = value_value52_14;
        }
        if (out_output_value53 != 0)
        {
            out_output_value53[row * 3] = input_s_0;
            out_output_value53[row * 3 + 1] = input_s_1;
            out_output_value53[row * 3 + 2] = input_s_2;
        }
        if (out_output_value54 != 0)
            out_output_value54[row] = value_value54;
        if (out_output_value55 != 0)
            out_output_value55[row] = value_value55;
        if (out_output_value56 != 0)
        {
            out_output_value56[row * 5] = value_value56_0;
            out_output_value56[row * 5 + 1] = value_value56_1;
            out_output_value56[row * 5 + 2] = value_value56_2;
            out_output_value56[row * 5 + 3] = value_value56_3;
            out_output_value56[row * 5 + 4] = value_value56_4;
        }
        if (out_output_value57 != 0)
            out_output_value57[row] = value_value57;
        if (out_output_value58 != 0)
            out_output_value58[row] = value_value58;
        if (out_output_value59 != 0)
            out_output_value59[row] = value_value59;
        if (out_output_value60 != 0)
            out_output_value60[row] = value_value60;
        if (out_output_value61 != 0)
            out_output_value61[row] = value_value61;
        if (out_output_value62 != 0)
            out_output_value62[row] = value_value62;
        if (out_output_value63 != 0)
            out_output_value63[row] = value_value63;
        if (out_output_value64 != 0)
            out_output_value64[row] = value_value64;
        if (out_output_value65 != 0)
        {
            out_output_value65[row * 5] = value_value65_0;
            out_output_value65[row * 5 + 1] = value_value65_1;
            out_output_value65[row * 5 + 2] = value_value65_2;
            out_output_value65[row * 5 + 3] = value_value65_3;
            out_output_value65[row * 5 + 4] = value_value65_4;
        }
        if (out_output_value66 != 0)
            out_output_value66[row] = value_value66;
        if (out_output_value67 != 0)
            out_output_value67[row] = value_value67;
        if (out_output_value68 != 0)
            out_output_value68[row] = value_value68;
        state[row] = input_x;
        state[1 * rows + row] = input_flag ? 1.0f : 0.0f;
        state[2 * rows + row] = value_value64;
        first_step[row] = 0;
    }
}
