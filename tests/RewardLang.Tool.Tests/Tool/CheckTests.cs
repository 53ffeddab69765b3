using System.Text.Json;

namespace RewardLang.Tool.Tests.Tool;

/// <summary><c>reward check</c>.</summary>
public sealed class CheckTests
{
    private const string Wrong = "reward A {\n  input height : real\n\n  total = heigth\n}\n";

    [Fact]
    public void RightFiles()
    {
        using var folder = new TemporaryFolder();
        string[] files = [.. Enumerable.Range(0, 3).Select(i => folder.Write($"{i}.reward", "reward A { input x : real in 0 .. 1  total = x }"))];
        var result = ToolProcess.Run(["check", .. files]);
        Assert.Equal((0, "3 files checked, no errors\n", ""), (result.ExitCode, result.Output, result.Error));
        var json = ToolProcess.Run(["check", "--json", .. files]);
        Assert.Equal((0, ""), (json.ExitCode, json.Error));
        Assert.Empty(json.Json.GetProperty("diagnostics").EnumerateArray());
    }

    [Fact]
    public void AWrongFileShowsTheLine()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", Wrong);
        var result = ToolProcess.Run("check", path);
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Equal(
            $"""
            {path}:4:11: error RWD2001: 'heigth' is not declared here.
                  total = heigth
                          ^^^^^^
              Did you mean 'height'?
            1 error

            """, result.Output);
    }

    [Fact]
    public void JsonIsAsDocumented()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", Wrong);
        var result = ToolProcess.Run("check", "--json", path);
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var diagnostic = Assert.Single(result.Json.GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(
            ["id", "severity", "message", "hint", "file", "line", "column", "endLine", "endColumn", "edit"],
            diagnostic.EnumerateObject().Select(p => p.Name));
        Assert.Equal("RWD2001", diagnostic.GetProperty("id").GetString());
        Assert.Equal("error", diagnostic.GetProperty("severity").GetString());
        Assert.Equal("'heigth' is not declared here.", diagnostic.GetProperty("message").GetString());
        Assert.Equal(path, diagnostic.GetProperty("file").GetString());
        Assert.Equal([4, 11, 4, 17], ((string[])["line", "column", "endLine", "endColumn"]).Select(name => diagnostic.GetProperty(name).GetInt32()));
        var edit = diagnostic.GetProperty("edit");
        Assert.Equal([4, 11, 4, 17], ((string[])["line", "column", "endLine", "endColumn"]).Select(name => edit.GetProperty(name).GetInt32()));
        Assert.Equal("height", edit.GetProperty("text").GetString());
    }

    [Fact]
    public void ChecksAreProvedRefutedOrLeftOpen()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", """
            reward A {
              input x : real in 0 .. 1
              model judge(x: real) : real
              total = x
              output asked = judge(x)
              check total in 0 .. 1
              check asked <= 1
            }
            reward B {
              input x : real in 0 .. 1
              total = x
              check total in 0.25 .. 1
            }

            """);
        var checks = ToolProcess.Run("check", "--json", path).Json.GetProperty("checks").EnumerateArray().ToList();
        Assert.Equal(["proved", "undecided", "refuted"], checks.Select(c => c.GetProperty("status").GetString()));
        Assert.Equal(["file", "program", "check", "status", "detail", "counterexample"], checks[0].EnumerateObject().Select(p => p.Name));
        var counterexample = checks[2].GetProperty("counterexample").GetString()!;
        Assert.Equal("scenario counterexample { x = 0 }", counterexample);

        // The case is one that fails where the program runs.
        var shown = ToolProcess.Run("eval", path, "--program", "B", "--scenario", counterexample, "--backend", "cpu", "--json");
        Assert.Equal((0, 0.0), (shown.ExitCode, Assert.Single(shown.Json.EnumerateArray()).GetProperty("total").GetDouble()));
    }

    [Fact]
    public void SarifHasThePlaceAndTheFix()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", Wrong);
        var run = Assert.Single(ToolProcess.Run("check", "--sarif", path).Json.GetProperty("runs").EnumerateArray());
        Assert.Equal("RWD2001", Assert.Single(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()).GetProperty("id").GetString());
        var result = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal(("RWD2001", "error"), (result.GetProperty("ruleId").GetString(), result.GetProperty("level").GetString()));
        Assert.Equal(4, result.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());
        var replacement = result.GetProperty("fixes")[0].GetProperty("artifactChanges")[0].GetProperty("replacements")[0];
        Assert.Equal("height", replacement.GetProperty("insertedContent").GetProperty("text").GetString());
    }

    [Fact]
    public void SeveritiesAndBudgetsAreTheHosts()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", "reward A {\n  input x : real in 0 .. 1\n  total = 1 / x\n}\n");
        Assert.Equal(0, ToolProcess.Run("check", path).ExitCode);
        Assert.Contains("RWD7001", ToolProcess.Run("check", path).Output, StringComparison.Ordinal);
        Assert.Equal(1, ToolProcess.Run("check", "--severity", "RWD7001=error", path).ExitCode);
        Assert.Equal("1 file checked, no errors\n", ToolProcess.Run("check", "--severity", "RWD7001=none", path).Output);
        var refused = ToolProcess.Run("check", "--budget", "operations=0", path);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("RWD4012", refused.Output, StringComparison.Ordinal);
        Assert.Contains("--severity takes", ToolProcess.Run("check", "--severity", "division", path).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void StrictFailsOnWhatIsNotDecided()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", "reward A {\n  input x : real\n  model judge(x: real) : real\n  total = judge(x)\n  check total <= 1\n}\n");
        Assert.Equal(0, ToolProcess.Run("check", path).ExitCode);
        var strict = ToolProcess.Run("check", "--strict", path);
        Assert.Equal(1, strict.ExitCode);
        Assert.Contains("RWD5004", strict.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 check not decided\n", strict.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void AHugeFileIsRefusedAndABinaryOneReported()
    {
        using var folder = new TemporaryFolder();
        var huge = folder.Write("huge.reward", new string('x', 5_000_000));
        Assert.Equal("RWD1001", Assert.Single(ToolProcess.Run("check", "--json", huge).Json.GetProperty("diagnostics").EnumerateArray()).GetProperty("id").GetString());
        var binary = folder.PathOf("binary.reward");
        File.WriteAllBytes(binary, [.. Enumerable.Range(0, 2000).Select(i => (byte)(i * 37))]);
        var result = ToolProcess.Run("check", "--json", binary);
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Equal(JsonValueKind.Array, result.Json.GetProperty("diagnostics").ValueKind);
    }
}
