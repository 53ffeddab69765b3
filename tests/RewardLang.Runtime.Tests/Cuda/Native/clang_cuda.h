/* What NVRTC knows of itself and clang takes from the CUDA toolkit, which is not needed here: qualifiers, indices, functions. */
#pragma once

#define __global__ __attribute__((global))
#define __device__ __attribute__((device))
#define __shared__ __attribute__((shared))

struct RlIndex
{
    unsigned int x;
};

#define threadIdx (RlIndex{(unsigned int)__nvvm_read_ptx_sreg_tid_x()})
#define blockIdx (RlIndex{(unsigned int)__nvvm_read_ptx_sreg_ctaid_x()})
#define blockDim (RlIndex{(unsigned int)__nvvm_read_ptx_sreg_ntid_x()})
#define gridDim (RlIndex{(unsigned int)__nvvm_read_ptx_sreg_nctaid_x()})

static inline __device__ float __int_as_float(int bits)
{
    return __builtin_bit_cast(float, bits);
}

extern "C"
{
    __device__ float fabsf(float);
    __device__ float floorf(float);
    __device__ float ceilf(float);
    __device__ float rintf(float);
    __device__ float sqrtf(float);
    __device__ float expf(float);
    __device__ float logf(float);
    __device__ float log1pf(float);
    __device__ float sinf(float);
    __device__ float cosf(float);
    __device__ float tanf(float);
    __device__ float asinf(float);
    __device__ float acosf(float);
    __device__ float atanf(float);
    __device__ float tanhf(float);
    __device__ float powf(float, float);
    __device__ float atan2f(float, float);
    __device__ float fmodf(float, float);
    __device__ float copysignf(float, float);
}
