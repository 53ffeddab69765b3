using RewardLang.Backends.Cuda;
using RewardLang.Builtins;
using RewardLang.Diagnostics;

namespace RewardLang.Runtime.Tests.Cuda;

/// <summary>The programs whose GPU kernels are kept as text and checked by every tool.</summary>
internal static class KernelPrograms
{
    private static readonly string s_tree = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "..", ".."));

    private static readonly string[] s_benchmarks = ["reach", "locomotion"];

    /// <summary>Run over whole trajectories.</summary>
    private static readonly Dictionary<string, string> s_trajectories = new(StringComparer.Ordinal)
    {
        ["process-rewards"] = ProcessRewards,
        ["every-sweep"] = EverySweep,
    };

    /// <summary>R3: process rewards clipped, differenced and summed from each step to the end.</summary>
    private const string ProcessRewards =
        """
        loss ProcessRewards {
          input score   : real
          input counted : bool
          param eta = 0.5
          param gamma = 0.9

          let clipped = if counted then min(score - eta, 0) else 0
          let delta   = if counted then clipped - next(clipped, final: 0) else 0

          backward gain = delta then delta + gamma * gain
          total = gain
        }
        """;

    /// <summary>Scans of both directions that need each other, folds over the steps, first and last steps, episodic and shared inputs.</summary>
    private const string EverySweep =
        """
        import std.temporal

        reward EverySweep {
          axis joint = 3
          input x : real[joint]
          input flag : bool
          input n : int
          input goal : real[joint] episodic
          input schedule : real shared

          state sum = x then 0.5 * sum + x
          backward rest = sum(sum) then 0.5 * rest + sum(sum)
          state seen = flag then seen or flag
          let best  = max(rest, over: time)
          let share = rest / (best + sum(x, over: time))

          output a = share
          output b = sum - goal
          output c = seen
          output d = prev(share, initial: 1) + next(schedule, final: 2)
          output e = any(flag, over: time)
          output f = mean(n, over: time)
          total = sum(b)
        }
        """;

    /// <summary>Pointwise terms, arrays, states, whole numbers, byte masks and folds over the batch.</summary>
    private static readonly string[] s_published =
    [
        "dmc-tolerance-all", "dreureka-forward-best", "eureka-scissors", "gym-lunar-lander-seq", "gym-pendulums", "ige-ant",
        "isaaclab-factory-direct", "isaaclab-progress-seq", "maniskill-pick-cube", "metaworld-push",
    ];

    /// <summary>Where the texts are kept.</summary>
    public static string Texts { get; } = Path.Combine(s_tree, "tests", "RewardLang.Runtime.Tests", "Cuda", "Texts");

    public static IEnumerable<string> Names => [.. s_benchmarks, .. s_published, .. s_trajectories.Keys, "every-function"];

    public static CudaKernelText Emit(string name) => s_trajectories.ContainsKey(name)
        ? CudaKernelEmitter.EmitTrajectories(Compile(name))
        : CudaKernelEmitter.Emit(Compile(name));

    public static CompiledProgram Compile(string name)
    {
        var path = s_benchmarks.Contains(name)
            ? Path.Combine(s_tree, "bench", "RewardLang.Benchmarks", "Rewards", name + ".reward")
            : Path.Combine(s_tree, "examples", "published", name + ".reward");
        var source = s_trajectories.TryGetValue(name, out var text)
            ? new SourceText(name + ".reward", text.ReplaceLineEndings("\n"))
            : name == "every-function"
            ? new SourceText("every-function.reward", EveryFunction())
            : new SourceText(path, File.ReadAllText(path).ReplaceLineEndings("\n"));
        var result = RewardCompiler.Compile(source, new CompilerOptions { FindImport = FileImports.Find });
        Assert.False(result.HasErrors, string.Join(Environment.NewLine, result.Diagnostics));
        return result.Programs[0];
    }

    /// <summary>A program that calls every function of the tables, and every operation along an axis and over the batch.</summary>
    private static string EveryFunction()
    {
        var unary = UnaryFunction.All.Select(f => f.Name == "-" ? "-x" : $"{f.Name}(x)");
        var binary = BinaryFunction.All.Select(f => f.UnitRule == BinaryUnitRule.Logic
            ? f.Name == "xor" ? "flag != other" : $"flag {f.Name} other"
            : char.IsLetter(f.Name[0]) ? $"{f.Name}(x, y)" : $"x {f.Name} y");
        string[] others =
        [
            "not flag", "if flag then x else y", "x == 1 / 0", "x + n", "float(flag)", "sum(a)", "product(a)", "min(a)", "max(a)",
            "any(a > 0)", "all(a > 0)", "sort(a)", "rank(a)", "argmax(a)", "cumsum(a)", "median(a)", "index(item)", "a[2..4]", "[x, y]",
            "outer(a, s)", "s", "sum(x, over: batch)", "product(x, over: batch)", "min(a, over: batch)", "max(x, over: batch)",
            "any(flag, over: batch)", "all(flag, over: batch)", "x - mean(x, over: batch)", "std(x, over: batch)", "prev(x, initial: 2)",
            "prev(flag, initial: true)", "step", "limit * a", "mean(x, over: group)", "rank(x, over: group)", "sort(x, over: batch)",
        ];
        var outputs = unary.Concat(binary).Concat(others).Select((expression, i) => $"  output value{i} = {expression}\n");
        return $$"""
            import std.temporal

            reward EveryFunction {
              axis item = 5
              group of 4
              input x : real
              input y : real
              input n : int
              input flag : bool
              input other : bool
              input a : real[item]
              input s : vec3 shared
              param limit : real[item] = [1, 2, 3, 4, 5]
            {{string.Concat(outputs)}}}

            """.ReplaceLineEndings("\n");
    }
}
