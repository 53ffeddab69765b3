namespace RewardLang.Benchmarks.Peers;

/// <summary>
/// A second thread that shares chunks of work with the caller. Between <see cref="Start"/> and <see cref="Stop"/> it spins and
/// takes up work at once; else it sleeps and disturbs nobody.
/// </summary>
internal sealed class SpinningHelper : IDisposable
{
    private readonly SemaphoreSlim _wakeUp = new(0);
    private readonly Thread _thread;
    private volatile bool _isStarted;
    private volatile bool _isDisposed;
    private volatile Job? _job;

    public SpinningHelper()
    {
        _thread = new Thread(Work) { IsBackground = true, Name = "memory bound" };
        _thread.Start();
    }

    /// <summary>Wakes the thread up.</summary>
    public void Start()
    {
        _isStarted = true;
        _wakeUp.Release();
    }

    /// <summary>Lets the thread sleep.</summary>
    public void Stop() => _isStarted = false;

    /// <summary>Does all chunks; waits only for those that the thread has begun.</summary>
    public void Run(Action<int> pass, int chunks)
    {
        var job = new Job(pass, chunks);
        _job = job;
        job.Work();
        _job = null;
        var spinner = new SpinWait();
        while (!job.IsDone)
            spinner.SpinOnce(sleep1Threshold: -1);
    }

    public void Dispose()
    {
        _isDisposed = true;
        _isStarted = false;
        _wakeUp.Release();
        _thread.Join();
        _wakeUp.Dispose();
    }

    private void Work()
    {
        while (!_isDisposed)
        {
            _wakeUp.Wait();
            while (_isStarted)
            {
                if (_job is { } job)
                    job.Work();
                else
                    Thread.SpinWait(1);
            }
        }
    }

    private sealed class Job(Action<int> pass, int chunks)
    {
        private int _next = -1;
        private int _done;

        public bool IsDone => Volatile.Read(ref _done) == chunks;

        public void Work()
        {
            int chunk;
            while ((chunk = Interlocked.Increment(ref _next)) < chunks)
            {
                pass(chunk);
                Interlocked.Increment(ref _done);
            }
        }
    }
}
