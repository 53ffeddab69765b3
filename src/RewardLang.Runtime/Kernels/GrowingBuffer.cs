namespace RewardLang.Runtime.Kernels;

/// <summary>Native memory that stays from call to call; a call that needs more gets other memory, which begins with zeros.</summary>
internal sealed unsafe class GrowingBuffer : IDisposable
{
    private AlignedBuffer? _memory;
    private long _bytes;

    /// <summary>At least so many bytes, with what earlier calls left there.</summary>
    public byte* Of(long bytes)
    {
        if (_memory is null || bytes > _bytes)
        {
            _memory?.Dispose();
            _memory = new AlignedBuffer(bytes);
            _bytes = bytes;
        }

        return _memory.Pointer;
    }

    public void Dispose()
    {
        _memory?.Dispose();
        (_memory, _bytes) = (null, 0);
    }
}
