namespace RewardLang.Tool.Tests.Tool;

/// <summary><c>reward fmt</c>.</summary>
public sealed class FmtTests
{
    private const string Ugly = "reward A {\n    total=1 }\n";
    private const string Fine = "reward A {\n  total = 1\n}\n";
    private const string Broken = "reward A {\n    total= }\n";

    [Fact]
    public void FilesAreRewritten()
    {
        using var folder = new TemporaryFolder();
        var (ugly, fine) = (folder.Write("ugly.reward", Ugly), folder.Write("fine.reward", Fine));
        var before = File.GetLastWriteTimeUtc(fine);
        var result = ToolProcess.Run("fmt", ugly, fine);
        Assert.Equal((0, $"{ugly}\n", ""), (result.ExitCode, result.Output, result.Error));
        Assert.Equal(Fine, File.ReadAllText(ugly));
        Assert.Equal(before, File.GetLastWriteTimeUtc(fine));
        Assert.Equal(2, Directory.GetFileSystemEntries(folder.Path).Length);
    }

    [Fact]
    public void CheckingChangesNothing()
    {
        using var folder = new TemporaryFolder();
        var (ugly, fine) = (folder.Write("ugly.reward", Ugly), folder.Write("fine.reward", Fine));
        var result = ToolProcess.Run("fmt", "--check", ugly, fine);
        Assert.Equal((1, $"{ugly}\n", ""), (result.ExitCode, result.Output, result.Error));
        Assert.Equal(Ugly, File.ReadAllText(ugly));
        Assert.Equal((0, ""), (ToolProcess.Run("fmt", "--check", fine) is var again ? again.ExitCode : -1, again.Output));
    }

    [Fact]
    public void AFileWithErrorsIsLeftAndTheOthersAreFormatted()
    {
        using var folder = new TemporaryFolder();
        var (broken, ugly) = (folder.Write("broken.reward", Broken), folder.Write("ugly.reward", Ugly));
        var result = ToolProcess.Run("fmt", broken, ugly);
        Assert.Equal((1, $"{ugly}\n"), (result.ExitCode, result.Output));
        Assert.Contains("RWD1007", result.Error);
        Assert.Contains($"reward: {broken} is left as it is", result.Error);
        Assert.Equal(Broken, File.ReadAllText(broken));
        Assert.Equal(Fine, File.ReadAllText(ugly));
    }

    [Fact]
    public void ALinkAndItsTargetsModeAreKept()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        var (ugly, link) = (folder.Write("ugly.reward", Ugly), folder.PathOf("link.reward"));
        File.SetUnixFileMode(ugly, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.CreateSymbolicLink(link, ugly);
        Assert.Equal(0, ToolProcess.Run("fmt", link).ExitCode);
        Assert.Equal(ugly, File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName);
        Assert.Equal(Fine, File.ReadAllText(ugly));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(ugly));
    }
}
