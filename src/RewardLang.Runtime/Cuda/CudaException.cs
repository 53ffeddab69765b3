namespace RewardLang.Runtime.Cuda;

/// <summary>Why no kernel runs on the GPU: a library that is not there, or what CUDA answered. The message ends up in the host's log.</summary>
internal sealed class CudaException(string message) : Exception(message);
