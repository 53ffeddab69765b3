namespace RewardLang.Runtime.Cuda;

/// <summary>One card, with the context that torch uses on it.</summary>
internal sealed class CudaDevice
{
    private readonly nint _context;

    /// <exception cref="CudaException">There is no such card.</exception>
    public CudaDevice(CudaDriver driver, int index)
    {
        Driver = driver;
        Index = index;
        var device = driver.GetDevice(index);
        Architecture = driver.GetArchitecture(device);
        MultiprocessorCount = driver.GetMultiprocessorCount(device);
        _context = driver.RetainPrimaryContext(device);
    }

    public CudaDriver Driver { get; }

    /// <summary>Torch's number of the card.</summary>
    public int Index { get; }

    /// <summary>Its architecture, such as <c>sm_90</c>.</summary>
    public string Architecture { get; }

    public int MultiprocessorCount { get; }

    /// <summary>Makes the card's context current on this thread until the scope ends.</summary>
    public Scope Enter()
    {
        Driver.PushContext(_context);
        return new Scope(Driver);
    }

    public readonly struct Scope(CudaDriver driver) : IDisposable
    {
        public void Dispose() => driver.PopContext();
    }
}
