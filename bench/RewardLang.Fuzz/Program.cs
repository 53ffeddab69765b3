using System.Diagnostics;
using System.Globalization;
using RewardLang;
using RewardLang.Diagnostics;
using RewardLang.Fuzz;

// Compiles mutated programs with their checks and lints until the time is up: no text may crash the compiler, or keep it busy for long. What a
// text takes is the processor's time, which does not depend on what else the machine does.
// Arguments: minutes (60), seed (the time), texts of that seed to pass over (0). What went wrong is left in artifacts/fuzz.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var root = FindRoot();
var minutes = args.Length > 0 ? double.Parse(args[0]) : 60;
var seed = args.Length > 1 ? int.Parse(args[1]) : Environment.TickCount;
var findings = Directory.CreateDirectory(Path.Combine(root, "artifacts", "fuzz")).FullName;
List<string> seeds = [.. Directory.GetFiles(Path.Combine(root, "examples"), "*.reward", SearchOption.AllDirectories).Select(File.ReadAllText)];
seeds.AddRange(Directory.GetFiles(Path.Combine(root, "tests", "RewardLang.Tests", "Diagnostics", "Cases"), "*.txt")
    .SelectMany(file => File.ReadAllText(file).Split("\n=== ").Skip(1).Select(block => block[(block.IndexOf('\n') + 1)..])));
Console.WriteLine($"{seeds.Count} programs, seed {seed}, {minutes} minutes");
var mutator = new Mutator(seeds, new Random(seed));
for (var passed = args.Length > 2 ? int.Parse(args[2]) : 0; passed > 0; passed--)
    mutator.Next();
var longest = TimeSpan.FromSeconds(20);
var clock = Stopwatch.StartNew();
var (texts, compiled, crashes, slowest) = (0L, 0L, 0, TimeSpan.Zero);
var report = TimeSpan.FromMinutes(1);
while (clock.Elapsed.TotalMinutes < minutes)
{
    var text = mutator.Next();
    var began = Process.GetCurrentProcess().TotalProcessorTime;
    TimeSpan Spent() => Process.GetCurrentProcess().TotalProcessorTime - began;
    try
    {
        var compilation = Task.Run(() => RewardCompiler.Compile(new SourceText("fuzz.reward", text)));
        while (!compilation.Wait(TimeSpan.FromSeconds(1)))
        {
            if (Spent() < longest)
                continue;
            File.WriteAllText(Path.Combine(findings, "hang.reward"), text);
            Console.WriteLine($"text {texts} of this run takes more than {longest.TotalSeconds:0} s: {findings}/hang.reward");
            return 1;
        }

        compiled += compilation.Result.Programs.Count > 0 ? 1 : 0;
        // What is advised is a change of the text itself.
        if (compilation.Result.Diagnostics.FirstOrDefault(d => d.Edit is { } edit && (d.Source.Text != text || edit.Span.End > text.Length)) is { } misplaced)
            throw new InvalidOperationException($"Its edit lies outside of the text: {misplaced}");
    }
    catch (Exception exception)
    {
        File.WriteAllText(Path.Combine(findings, $"crash-{++crashes}.reward"), $"{text}\n// {exception.ToString().ReplaceLineEndings("\n// ")}\n");
        Console.WriteLine($"crash {crashes}: {exception.GetType().Name}: {exception.Message}");
    }

    texts++;
    var took = Spent();
    if (took > slowest)
    {
        slowest = took;
        File.WriteAllText(Path.Combine(findings, "slowest.reward"), text);
    }

    if (clock.Elapsed < report)
        continue;
    report += TimeSpan.FromMinutes(1);
    Console.WriteLine($"{clock.Elapsed.TotalMinutes:0} min: {texts} texts, {compiled} compile, {crashes} crashes, slowest {slowest.TotalMilliseconds:0} ms, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most");
}

Console.WriteLine($"{texts} texts, {compiled} compile, {crashes} crashes, slowest {slowest.TotalMilliseconds:0} ms, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB at most");
return crashes == 0 ? 0 : 1;

static string FindRoot()
{
    var folder = AppContext.BaseDirectory;
    while (!File.Exists(Path.Combine(folder, "RewardLang.sln")))
        folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("RewardLang.sln is not above this program.");
    return folder;
}
