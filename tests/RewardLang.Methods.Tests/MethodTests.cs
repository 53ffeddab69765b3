using RewardLang.Training.Methods;

namespace RewardLang.Methods.Tests;

/// <summary>Every method's numbers agree in a short run, and its folder has what it should.</summary>
public sealed class MethodTests
{
    private static readonly string s_folder = Path.Combine(Root(), "examples", "methods");

    public static TheoryData<string> Keys() => [.. Catalogue.All.Select(method => method.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Numbers_agree(string key)
    {
        var report = MethodRun.Of(Catalogue.Find(key)!, isShort: true);

        Assert.NotEmpty(report.Checks);
        Assert.All(report.Checks, check => Assert.True(check.Passed, $"{check.Name} is {check.Actual}, should be {check.Expected}"));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_method_has_a_page_of_one_screen_and_programs(string key)
    {
        var folder = Path.Combine(s_folder, Catalogue.Find(key)!.Folder);
        var page = File.ReadAllLines(Path.Combine(folder, "README.md"));

        Assert.InRange(page.Length, 10, 60);
        Assert.Contains(page, line => line.StartsWith("**Check**", StringComparison.Ordinal));
        Assert.Contains(page, line => line.StartsWith("**Not covered**", StringComparison.Ordinal));
        Assert.NotEmpty(Directory.GetFiles(folder, "*.reward"));
    }

    [Fact]
    public void Every_folder_is_a_method() => Assert.Equal(
        Directory.GetDirectories(s_folder).Select(Path.GetFileName).Where(name => name![0] is >= '0' and <= '9').Order(),
        Catalogue.All.Select(method => method.Folder).Order());

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "RewardLang.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
