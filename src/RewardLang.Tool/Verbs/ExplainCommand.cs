using System.CommandLine;
using RewardLang.Analysis;
using RewardLang.Backends;
using RewardLang.Backends.Cpu;
using RewardLang.Backends.Cuda;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Rewrites.Gradients;
using RewardLang.Semantics;
using RewardLang.Tool.Output;

namespace RewardLang.Tool.Verbs;

/// <summary>
/// <c>reward explain FILE</c>: what a program asks for, returns and costs. <c>reward explain RWD2001</c>: what a diagnostic means.
/// </summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var subject = new Argument<string>("subject") { Description = "A .reward file, or the id of a diagnostic such as RWD2001." };
        var program = new Option<string?>("--program") { Description = "The program of the file; all of them without it." };
        var graph = new Option<bool>("--graph") { Description = "Print the graph that the program is compiled to." };
        var kernel = new Option<bool>("--kernel") { Description = "Print the text of the fused CPU kernel." };
        var gradient = new Option<bool>("--gradient") { Description = "Show which inputs and parameters each term can move, and where its gradient is 0." };
        var cuda = new Option<bool>("--cuda") { Description = "Print the text of the GPU kernels, in CUDA C." };
        var axes = SharedArguments.Axes();
        var json = new Option<bool>("--json") { Description = "Print the explanation as JSON." };
        var command = new Command("explain", "Show what a program asks for, returns and costs, or what a diagnostic means.")
        {
            subject, program, graph, kernel, cuda, gradient, axes, json,
        };
        command.Validators.Add(result =>
        {
            if (new[] { graph, kernel, cuda, json }.Count(result.GetValue) > 1)
                result.AddError("Only one of --graph, --kernel, --cuda and --json can be printed at a time.");
            if (result.GetValue(gradient) && new[] { graph, kernel, cuda }.Any(result.GetValue))
                result.AddError("--gradient goes with --json, not with --graph, --kernel or --cuda.");
        });
        command.SetAction(arguments =>
        {
            var text = arguments.GetValue(subject)!;
            if (DiagnosticHelp.IsId(text) && !File.Exists(text))
                return ExplainDiagnostic(text, arguments.GetValue(json));
            if (Load(text, arguments.GetValue(program), arguments.GetValue(axes) ?? []) is not { } programs)
                return ExitCode.Findings;
            return arguments.GetValue(graph) ? PrintGraphs(programs)
                : arguments.GetValue(kernel) ? PrintKernels(programs, program => program.IsCausal ? CpuKernelEmitter.Emit(program) : TrajectoryKernelEmitter.Emit(program))
                : arguments.GetValue(cuda) ? PrintKernels(programs, program => (program.IsCausal ? CudaKernelEmitter.Emit(program) : CudaKernelEmitter.EmitTrajectories(program)).Text)
                : arguments.GetValue(gradient) ? PrintGradients(text, programs, arguments.GetValue(json))
                : Print(text, programs, arguments.GetValue(json));
        });
        return command;
    }

    private static int ExplainDiagnostic(string id, bool json)
    {
        var descriptor = DiagnosticHelp.Find(id);
        if (json)
            JsonOutput.Print(stream => DiagnosticHelp.PrintJson(stream, descriptor));
        else
            DiagnosticHelp.Print(Console.Out, descriptor);
        return ExitCode.Success;
    }

    /// <summary>The programs that are asked for; null after a report of the file's errors.</summary>
    private static IReadOnlyList<CompiledProgram>? Load(string path, string? name, Dictionary<string, int> axisSizes)
    {
        var result = SourceFiles.Compile(SourceFiles.Read(path), axisSizes);
        if (result.HasErrors)
        {
            DiagnosticPrinter.Print(Console.Error, [.. result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)]);
            return null;
        }

        if (result.Programs.Count == 0)
            throw new ToolException($"'{path}' holds functions and no program.");
        if (name is null)
            return result.Programs;
        var found = result.Programs.FirstOrDefault(p => p.Name == name)
            ?? throw new ToolException(
                $"'{path}' holds no program '{name}'. {NameSuggestion.For(name, result.Programs.Select(p => p.Name))}");
        return [found];
    }

    private static int PrintGraphs(IReadOnlyList<CompiledProgram> programs)
    {
        foreach (var program in programs)
        {
            Console.WriteLine($"// {program.Kind.ToString().ToLowerInvariant()} {program.Name}");
            Console.Write(GraphPrinter.Print(program.Graph));
        }

        return ExitCode.Success;
    }

    private static int PrintKernels(IReadOnlyList<CompiledProgram> programs, Func<CompiledProgram, string> emit)
    {
        foreach (var program in programs)
        {
            RequireSized(program, "kernel");
            try
            {
                Console.Write(emit(program));
            }
            catch (KernelNotSupportedException exception)
            {
                Console.Error.WriteLine($"reward: '{program.Name}' has no fused kernel: {exception.Message}");
                return ExitCode.Findings;
            }
        }

        return ExitCode.Success;
    }

    private static int PrintGradients(string path, IReadOnlyList<CompiledProgram> programs, bool json)
    {
        foreach (var program in programs)
            RequireSized(program, "gradient");
        try
        {
            var found = programs.Select(program => (Program: program, Paths: GradientReach.Find(program))).ToList();
            if (json)
            {
                JsonOutput.Print(stream => GradientOutput.WriteJson(stream, path, found));
                return ExitCode.Success;
            }

            foreach (var (program, paths) in found)
            {
                Console.WriteLine($"{program.Kind.ToString().ToLowerInvariant()} {program.Name}");
                PrintTables([GradientOutput.Table(paths)]);
            }

            return ExitCode.Success;
        }
        catch (DerivativeNotSupportedException exception)
        {
            Console.Error.WriteLine($"reward: '{path}' has no gradient: {exception.Message}.");
            return ExitCode.Findings;
        }
    }

    private static void RequireSized(CompiledProgram program, string what)
    {
        if (program.IsSized)
            return;
        var sizes = string.Join(" ", program.OpenAxes.Select(axis => $"--axis {axis}=SIZE"));
        throw new ToolException($"The {what} of '{program.Name}' depends on sizes that the tensors decide. Give them: {sizes}");
    }

    private static void PrintTables(IReadOnlyList<TextTable> tables)
    {
        if (!Console.IsOutputRedirected)
        {
            TerminalTables.Write(tables);
            return;
        }

        foreach (var table in tables)
        {
            Console.WriteLine();
            table.WritePlain(Console.Out);
        }
    }

    private static int Print(string path, IReadOnlyList<CompiledProgram> programs, bool json)
    {
        ProgramDescription[] descriptions = [.. programs.Select(program => new ProgramDescription(program))];
        if (json)
        {
            JsonOutput.Print(stream => ProgramJson.Write(stream, path, descriptions));
            return ExitCode.Success;
        }

        for (var i = 0; i < descriptions.Length; i++)
        {
            if (i > 0)
                Console.WriteLine();
            foreach (var line in ProgramTables.Heading(descriptions[i]))
                Console.WriteLine(line);
            PrintTables(ProgramTables.Create(descriptions[i]));
        }

        return ExitCode.Success;
    }
}
