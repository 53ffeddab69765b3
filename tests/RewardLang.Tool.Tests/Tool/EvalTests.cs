namespace RewardLang.Tool.Tests.Tool;

/// <summary><c>reward eval</c>, with cases that are right, differ, or are broken.</summary>
public sealed class EvalTests
{
    private static readonly string s_reward = Tree.PathOf("examples", "published", "ige-cartpole.reward");
    private static readonly string s_case = Tree.PathOf("tests", "golden", "ige-cartpole");

    [Fact]
    public void ACaseThatPasses()
    {
        var result = ToolProcess.Run("eval", s_reward, "--case", s_case, "--backend", "Reference", "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(["case", "backend", "passes", "outputs"], result.Json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(("ige-cartpole", "reference", true), (
            result.Json.GetProperty("case").GetString(), result.Json.GetProperty("backend").GetString(), result.Json.GetProperty("passes").GetBoolean()));
        Assert.All(result.Json.GetProperty("outputs").EnumerateArray(), output =>
        {
            Assert.Equal(["name", "passes", "compared", "differing"], output.EnumerateObject().Select(p => p.Name));
            Assert.True(output.GetProperty("compared").GetInt32() > 0);
        });
    }

    [Fact]
    public void ACaseThatDiffers()
    {
        using var folder = new TemporaryFolder();
        // Without its checks, which would notice the change before any number is compared.
        var lines = File.ReadLines(s_reward).Where(line => !line.StartsWith("  check", StringComparison.Ordinal));
        var path = folder.Write("other.reward", string.Join('\n', lines).Replace("1 - pole_angle^2", "2 - pole_angle^2", StringComparison.Ordinal));
        var result = ToolProcess.Run("eval", path, "--case", s_case, "--backend", "reference", "--json");
        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var output = result.Json.GetProperty("outputs").EnumerateArray().Single(o => !o.GetProperty("passes").GetBoolean());
        Assert.Equal(
            ["name", "passes", "compared", "differing", "step", "row", "expected", "actual"], output.EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, output.GetProperty("actual").GetDouble() - output.GetProperty("expected").GetDouble(), 1e-5);
        var text = ToolProcess.Run("eval", path, "--case", s_case, "--backend", "reference");
        Assert.Equal(1, text.ExitCode);
        Assert.Contains("DIFF", text.Output);
    }

    [Fact]
    public void NoCase()
    {
        using var folder = new TemporaryFolder();
        Fails("There is no folder", s_reward, folder.PathOf("nowhere"));
        Fails("holds no case.json", s_reward, folder.Path);
    }

    [Theory]
    [InlineData("{ \"name\": ", "is not JSON")]
    [InlineData("[]", "is not a JSON object")]
    [InlineData("{}", "has no 'steps'")]
    [InlineData("{ \"steps\": \"two\" }", "has a 'steps' that is not of JSON's kind number")]
    [InlineData("{ \"steps\": 0 }", "has a 'steps' that is not a whole number above 0")]
    [InlineData("{ \"steps\": 1, \"outputs\": [] }", "records no outputs")]
    [InlineData("{ \"steps\": 1, \"outputs\": [3] }", "has something in 'outputs' that is not an object")]
    [InlineData("{ \"steps\": 1, \"outputs\": [{ \"role\": \"total\", \"file\": \"nowhere.npy\" }] }", "There is no file")]
    public void ABrokenCase(string json, string message)
    {
        using var folder = new TemporaryFolder();
        folder.Write("case.json", json);
        Fails(message, s_reward, folder.Path);
    }

    [Theory]
    [InlineData(4, "is not an array of NumPy's format 1.0")]
    [InlineData(40, "ends in its header")]
    [InlineData(-1, "It is cut off or damaged")]
    public void ATruncatedArray(int length, string message)
    {
        using var folder = new TemporaryFolder();
        foreach (var file in Directory.GetFiles(s_case))
            File.Copy(file, folder.PathOf(Path.GetFileName(file)));
        var array = Directory.GetFiles(folder.Path, "*.npy").Order(StringComparer.Ordinal).First();
        var bytes = File.ReadAllBytes(array);
        File.WriteAllBytes(array, bytes[..(length < 0 ? bytes.Length + length : length)]);
        Fails(message, s_reward, folder.Path);
    }

    [Fact]
    public void AnInputThatTheCaseLacks()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("other.reward", "reward A {\n  input pole_angel : real\n\n  total = pole_angel\n}\n");
        Fails("has no input 'pole_angel'. Did you mean 'pole_angle'?", path, s_case);
    }

    [Fact]
    public void GuardsNameTheFirstNumberOutsideItsRange()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("guarded.reward", "reward A {\n  input pole_angle : real in 5 .. 6\n\n  total = pole_angle\n}\n");
        var result = ToolProcess.Run("eval", path, "--case", s_case, "--backend", "reference", "--guards");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Matches("^reward: Step 0 of the case: 'A': the input 'pole_angle' is .* in row 0, outside its declared range 5 .. 6.", result.Error);
    }

    [Fact]
    public void AScenarioOfAnOpenAxisNeedsItsSize()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("open.reward", "reward R {\n  axis part\n  input x : real[part]\n\n  total = sum(x)\n\n  scenario known { x = 2 }\n}\n");
        foreach (var scenario in (string[])["{ x = [1, 2, 4] }", "known"])
        {
            var without = ToolProcess.Run("eval", path, "--scenario", scenario);
            Assert.Equal((2, ""), (without.ExitCode, without.Output));
            Assert.Contains("The axis 'part' of 'R' has no size, which a scenario needs. Give it one: --axis part=SIZE.", without.Error);
        }

        double Total(string scenario) =>
            ToolProcess.Run("eval", path, "--scenario", scenario, "--axis", "part=3", "--json").Json.EnumerateArray().Single().GetProperty("total").GetDouble();
        Assert.Equal((7, 6), (Total("{ x = [1, 2, 4] }"), Total("known")));
        Assert.Contains("has no axis 'parts' that is without a size. Did you mean 'part'?", ToolProcess.Run("eval", path, "--scenario", "known", "--axis", "parts=3").Error);
        Assert.Contains("--axis goes with --scenario", ToolProcess.Run("eval", path, "--case", s_case, "--axis", "part=3").Error);
    }

    private static void Fails(string message, string reward, string folder)
    {
        var result = ToolProcess.Run("eval", reward, "--case", folder, "--backend", "reference");
        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("reward: ", result.Error);
        Assert.Contains(message, result.Error);
        Assert.DoesNotContain("   at ", result.Error);
    }
}
