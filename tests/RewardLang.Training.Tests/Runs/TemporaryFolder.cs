namespace RewardLang.Training.Tests.Runs;

internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("rewardlang").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
