namespace RewardLang.Backends.Cuda;

/// <summary>
/// The words that kernel texts are written in. They mean CUDA C unless <c>RL_DIALECT</c> is defined before them: the same text
/// is C++ or OpenCL C where other definitions come first, which is how it is checked without a card.
/// </summary>
internal static class CudaDialect
{
    /// <summary>The threads of the one block that folds the rows of a batch; a power of two, and part of the fold's order.</summary>
    public const int FoldThreads = 256;

    private const string Words =
        """
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

        """;

    /// <summary>The functions that the language has and C has not, each after those that it calls.</summary>
    private static readonly (string Name, string Text)[] s_functions =
    [
        ("rl_min",
            """
            /* The smaller; NaN if either is; -0 is below 0. */
            RL_FUNCTION float rl_min(float a, float b)
            {
                return a < b || a != a ? a : b < a || b != b ? b : copysignf(1.0f, a) < 0.0f ? a : b;
            }
            """),
        ("rl_max",
            """
            /* The larger; NaN if either is; 0 is above -0. */
            RL_FUNCTION float rl_max(float a, float b)
            {
                return a > b || a != a ? a : b > a || b != b ? b : copysignf(1.0f, a) < 0.0f ? b : a;
            }
            """),
        ("rl_sign",
            """
            /* -1, 0 or 1; NaN stays NaN. */
            RL_FUNCTION float rl_sign(float x)
            {
                return x > 0.0f ? 1.0f : x < 0.0f ? -1.0f : x == 0.0f ? 0.0f : x;
            }
            """),
        ("rl_sigmoid",
            """
            /* 1 / (1 + e^-x), by the exponential that cannot overflow. */
            RL_FUNCTION float rl_sigmoid(float x)
            {
                const float decay = expf(-fabsf(x));
                return (x < 0.0f ? decay : 1.0f) / (1.0f + decay);
            }
            """),
        ("rl_mod",
            """
            /* The remainder of a / b with the sign of b, from the exact one with the sign of a. */
            RL_FUNCTION float rl_mod(float a, float b)
            {
                const float remainder = fmodf(a, b);
                return remainder != 0.0f && (remainder < 0.0f) != (b < 0.0f) ? remainder + b : remainder;
            }
            """),
        ("rl_whole",
            """
            /* An element of an array of whole numbers: float (0), int (1) or long (2). */
            RL_FUNCTION float rl_whole(RL_GLOBAL const void *data, int type, rl_long index)
            {
                return type == 0 ? ((RL_GLOBAL const float *)data)[index]
                    : type == 1 ? (float)((RL_GLOBAL const int *)data)[index]
                    : (float)((RL_GLOBAL const rl_long *)data)[index];
            }
            """),
        ("rl_before",
            """
            /* Whether x comes before y in ascending order; NaN last. */
            RL_FUNCTION bool rl_before(float x, float y)
            {
                return x < y || (y != y && x == x);
            }
            """),
        ("rl_sort",
            """
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
            """),
        ("rl_rank",
            """
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
            """),
    ];

    /// <summary>A whole source: the words, the functions that the kernels call, and the kernels.</summary>
    public static string Complete(string kernels)
    {
        var text = kernels;
        foreach (var (name, function) in s_functions.Reverse())
            if (text.Contains(name + "("))
                text = function.Replace("\r\n", "\n") + "\n\n" + text;
        return Words.Replace("\r\n", "\n") + "\n" + text;
    }
}
