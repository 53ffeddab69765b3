/* The words of kernel texts in OpenCL C. */
#define RL_DIALECT "OpenCL C"
#define RL_KERNEL __kernel void
#define RL_FUNCTION static inline
#define RL_GLOBAL __global
#define RL_SHARED __local
#define RL_BARRIER() barrier(CLK_LOCAL_MEM_FENCE)
#define RL_THREAD get_local_id(0)
#define RL_THREADS get_local_size(0)
#define RL_BLOCK get_group_id(0)
#define RL_BLOCKS get_num_groups(0)
#define RL_INFINITY INFINITY
#define RL_NAN NAN
typedef long rl_long;

#define fabsf fabs
#define floorf floor
#define ceilf ceil
#define rintf rint
#define sqrtf sqrt
#define expf exp
#define logf log
#define log1pf log1p
#define sinf sin
#define cosf cos
#define tanf tan
#define asinf asin
#define acosf acos
#define atanf atan
#define tanhf tanh
#define powf pow
#define atan2f atan2
#define fmodf fmod
#define copysignf copysign
