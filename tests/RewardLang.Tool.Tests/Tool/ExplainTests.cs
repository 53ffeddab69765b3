namespace RewardLang.Tool.Tests.Tool;

/// <summary><c>reward explain</c>.</summary>
public sealed class ExplainTests
{
    private const string Text = """
        import std.temporal

        /// Stays up.
        reward Stand {
          axis joint = 3

          /// Above the floor.
          input height : real<m> in 0 .. 2
          input torque : real[joint]
          input limits : real[joint] shared

          param scale : real<m> = 0.5 in 0.1 .. 1

          term upright = height / scale  when height > 0.1<m>  weight 2
          term effort  = -sum(change(torque)^2)

          end fallen when height < 0.1<m>
          output loads = torque / limits
        }

        """;

    [Fact]
    public void TablesForPeople()
    {
        using var folder = new TemporaryFolder();
        var result = ToolProcess.Run("explain", folder.Write("a.reward", Text));
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var lines = result.Output.Split('\n').Select(line => line.Trim()).ToList();
        Assert.Contains("reward Stand", lines);
        Assert.Contains("Stays up.", lines);
        Assert.Contains("height  real<m>                    0 .. 2  Above the floor.", lines);
        Assert.Contains("limits  real[joint] shared  [3]", lines);
        Assert.Contains("scale  real<m>  0.5      0.1 .. 1", lines);
        Assert.Contains("upright  2       0 .. 40    height > 0.1<m>", lines);
        Assert.Contains("loads  real[joint]  [3]", lines);
        Assert.Contains("fallen", lines);
        Assert.Contains("State: 12 bytes a row", lines);
    }

    [Fact]
    public void Groups()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", """
            loss Size { input x : real  param answers : int = 4  group of answers  total = x - mean(x, over: group) }
            loss Index { input x : real  input prompt : int episodic  group by prompt  total = x - mean(x, over: group) }
            """);
        var result = ToolProcess.Run("explain", path);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Groups of rows: of answers", result.Output);
        Assert.Contains("Groups of rows: by prompt", result.Output);
        var programs = ToolProcess.Run("explain", path, "--json").Json.GetProperty("programs");
        Assert.Equal(["of answers", "by prompt"], programs.EnumerateArray().Select(program => program.GetProperty("group").GetString()));
    }

    [Fact]
    public void Json()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", Text);
        var result = ToolProcess.Run("explain", path, "--json");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(path, result.Json.GetProperty("file").GetString());
        var program = Assert.Single(result.Json.GetProperty("programs").EnumerateArray());
        Assert.Equal(
            ["name", "kind", "documentation", "hash", "lookAhead", "group", "inputs", "params", "models", "terms", "outputs", "ends", "states", "stateBytes", "operations", "operationsPerRow", "inputBytes", "resultBytes"],
            program.EnumerateObject().Select(p => p.Name));
        var height = program.GetProperty("inputs")[0];
        Assert.Equal(("height", "real", "m", 0, 2.0), (
            height.GetProperty("name").GetString(), height.GetProperty("kind").GetString(), height.GetProperty("unit").GetString(),
            height.GetProperty("lower").GetInt32(), height.GetProperty("upper").GetDouble()));
        Assert.Equal(0.5, program.GetProperty("params")[0].GetProperty("default")[0].GetDouble());
        Assert.Equal("2", program.GetProperty("terms")[0].GetProperty("weight").GetString());
        Assert.Equal("height > 0.1<m>", program.GetProperty("terms")[0].GetProperty("condition").GetString());
        Assert.Equal(12, program.GetProperty("stateBytes").GetInt32());
        Assert.True(program.GetProperty("operationsPerRow").GetInt32() > program.GetProperty("operations").GetInt32());
    }

    [Fact]
    public void GraphAndKernel()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", Text);
        var graph = ToolProcess.Run("explain", path, "--graph");
        Assert.Equal((0, ""), (graph.ExitCode, graph.Error));
        Assert.Contains("end fallen = %", graph.Output);
        var kernel = ToolProcess.Run("explain", path, "--kernel");
        Assert.Equal((0, ""), (kernel.ExitCode, kernel.Error));
        Assert.Contains("class Stand_", kernel.Output);
        var cuda = ToolProcess.Run("explain", path, "--cuda");
        Assert.Equal((0, ""), (cuda.ExitCode, cuda.Error));
        Assert.Contains("RL_KERNEL rewardlang_Stand_", cuda.Output);
    }

    [Fact]
    public void AKernelNeedsSizes()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", "reward A {\n  axis joint\n\n  input torque : real[joint]\n\n  total = sum(torque)\n}\n");
        var open = ToolProcess.Run("explain", path, "--kernel");
        Assert.Equal((2, ""), (open.ExitCode, open.Output));
        Assert.Contains("--axis joint=SIZE", open.Error);
        Assert.Equal(0, ToolProcess.Run("explain", path, "--kernel", "--axis", "joint=7").ExitCode);
    }

    [Fact]
    public void AWrongFile()
    {
        using var folder = new TemporaryFolder();
        var result = ToolProcess.Run("explain", folder.Write("a.reward", "reward A { total = x }"), "--json");
        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("RWD2001", result.Error);
    }

    [Fact]
    public void ProgramsByName()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.reward", "reward First { total = 1 }\nreward Second { total = 2 }\n");
        Assert.Equal(2, ToolProcess.Run("explain", path, "--json").Json.GetProperty("programs").GetArrayLength());
        Assert.DoesNotContain("First", ToolProcess.Run("explain", path, "--program", "Second").Output);
        var missing = ToolProcess.Run("explain", path, "--program", "Secnd");
        Assert.Equal((2, ""), (missing.ExitCode, missing.Output));
        Assert.Contains("Did you mean 'Second'?", missing.Error);
    }

    [Theory]
    [InlineData("RWD2001")]
    [InlineData("rwd2001")]
    public void ADiagnostic(string id)
    {
        var result = ToolProcess.Run("explain", id);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.StartsWith("RWD2001: Unknown name (error)\n", result.Output);
        Assert.Contains("'…' is not declared here.", result.Output);
        Assert.Contains("## Wrong", result.Output);
        Assert.Contains("docs/diagnostics/RWD2001.md", result.Output);
        Assert.Equal("Unknown name", ToolProcess.Run("explain", id, "--json").Json.GetProperty("title").GetString());
    }
}
