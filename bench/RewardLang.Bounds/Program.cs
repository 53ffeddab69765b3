using System.Diagnostics;
using System.Globalization;
using RewardLang;
using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Proofs;
using RewardLang.Analysis.Ranges;
using RewardLang.Bounds;
using RewardLang.Ir;
using RewardLang.Runtime;
using RewardLang.Tool.Golden;

// How tight are the proved bounds? For every golden case: its inputs are taken to be in the ranges that its data have, and the range
// that is proved of the total is held against the range that was recorded, and against what a search through those ranges reaches.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var root = args.Length > 0 ? args[0] : FindRoot();
var report = new BoundsReport();
foreach (var folder in Directory.GetDirectories(Path.Combine(root, "tests", "golden")).Order(StringComparer.Ordinal))
{
    var golden = CaseReader.Read(folder);
    var file = Path.Combine(root, "examples", "published", golden.Name + ".reward");
    if (!File.Exists(file))
        continue;
    using var reward = RewardProgram.Load(file, new RewardOptions { Backend = RewardBackend.Reference });
    CaseEvaluator.Run(golden, reward);
    // With the sizes of the case.
    var program = reward.Program;
    if (golden.Outputs.FirstOrDefault(o => o.Role == "total" || o.Name == "total") is not { } recorded)
        continue;
    // A result of the recorded name comes before the total, as when numbers are compared.
    var total = program.Graph.Results.FirstOrDefault(r => r.Kind is ResultKind.Output or ResultKind.Term && r.Name == recorded.Name)
        ?? program.Graph.Results.First(r => r.Kind == ResultKind.Total);
    var started = Stopwatch.GetTimestamp();
    var assumptions = AssumptionsOf(program, golden);
    var plain = RangeAnalysis.Run(assumptions);
    var proved = total.Node.Axes.Count == 0 ? RangeSplitter.Narrow(plain, total.Node) : plain.Of(total.Node).Hull;
    var time = Stopwatch.GetElapsedTime(started);
    double[][] parameters = [.. program.Params.Select(p => golden.Params.TryGetValue(p.Name, out var given) ? given : p.Default?.ToArray() ?? [0.02])];
    var reached = BoxSearch.Run(program, total.Node, assumptions, parameters, golden.Steps);
    var numbers = recorded.Array.Elements.Where(float.IsFinite).ToList();
    report.Add(golden.Name, new Interval(numbers.Min(), numbers.Max()), reached, proved, time);
}

report.Write(Console.Out);
File.WriteAllText(Path.Combine(root, "docs", "bounds.md"), report.ToMarkdown());

static RangeAssumptions AssumptionsOf(CompiledProgram program, GoldenCase golden)
{
    var assumptions = new RangeAssumptions(program);
    foreach (var node in program.Graph.Nodes)
    {
        if (node.Kind == NodeKind.Input)
        {
            var values = golden.Inputs.First(i => i.Name == program.Inputs[node.Slot].Name).Array.Elements;
            assumptions = assumptions.With(node, ElementRanges.Of(Interval.Between(values.Min(), values.Max())));
        }
        else if (node.Kind == NodeKind.Param && golden.Params.TryGetValue(program.Params[node.Slot].Name, out var given))
        {
            assumptions = assumptions.With(node, given.Length == 1
                ? ElementRanges.Of(Interval.Of(given[0]))
                : ElementRanges.For(node, i => Interval.Of(given[i])));
        }
    }

    return assumptions;
}

static string FindRoot()
{
    var folder = AppContext.BaseDirectory;
    while (!File.Exists(Path.Combine(folder, "RewardLang.sln")))
        folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("RewardLang.sln is not above this program.");
    return folder;
}
