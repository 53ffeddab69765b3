using RewardLang.Generator.Models;
using RewardLang.Ir;

namespace RewardLang.Generator.Emission;

/// <summary>A class of results inside a program's class: a property for each thing that a call returns.</summary>
internal sealed class ResultEmitter(CodeWriter writer, MemberWriter members, ResultEmitter.Call call)
{
    /// <summary>A kind of call and the class of what it returns.</summary>
    public sealed record Call(string ClassName, string Columns, string Summary);

    public static readonly Call Steps = new(
        "Result", "global::RewardLang.Runtime.StepResult",
        "The tensors of one step, owned by whoever holds this object: use it again, or dispose it.");

    public static readonly Call Trajectories = new(
        "Trajectories", "global::RewardLang.Runtime.TrajectoryResult",
        "The tensors of trajectories, owned by whoever holds this object: dispose it. What is <c>[rows]</c> of a step is <c>[rows, steps]</c> here, 0 or false past a row's length.");

    private const string Tensor = "global::TorchSharp.torch.Tensor";

    private const string ByName = "All results, by their names in the file.";

    private static readonly string[] s_objectMembers =
        ["Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString"];

    public void Emit(ProgramModel model)
    {
        var results = model.Results;
        var terms = results.Where(r => r.Kind == ResultKind.Term).ToList();
        writer.Document("summary", call.Summary)
            .Line($"public sealed partial class {call.ClassName} : global::System.IDisposable").Open();
        if (members.IsBroken)
            writer.Line($"internal {call.ClassName}()").Open().Close().Line();
        else
            writer.Line($"internal {call.ClassName}({call.Columns} columns)").Open().Line("Columns = columns;").Close().Line();
        EmitFixed(results, terms.Count > 0);

        var names = new NameAllocator(
        [
            call.ClassName, "Columns", "Rows", "Steps", "Total", "Adjustment", "Done", "Contributions", "TermContributions", "Dispose",
            .. s_objectMembers,
        ]);
        foreach (var (kind, accessor) in new[] { (ResultKind.Term, "Term"), (ResultKind.Output, "Output"), (ResultKind.End, "End") })
        {
            foreach (var result in results.Where(r => r.Kind == kind))
            {
                members.Property(
                    result.Documentation, Tensor, names.Allocate(CSharpNames.Pascal(result.Name), accessor), result.Span,
                    $"Columns.{accessor}({Literals.Quoted(result.Name)})");
            }
        }

        writer.Document("summary", "Frees the tensors.");
        members.Method("public void Dispose()", "Columns.Dispose()");
        if (terms.Count > 0)
            EmitContributions(terms);
        writer.Close().Line();
    }

    private void EmitFixed(IReadOnlyList<ResultModel> results, bool hasTerms)
    {
        if (members.IsBroken)
            members.Property([ByName], call.Columns, "Columns", null, "");
        else
            writer.Document("summary", ByName).Line($"public {call.Columns} Columns {{ get; }}").Line();
        members.Property(["The number of rows."], "long", "Rows", null, "Columns.Rows");
        if (call == Trajectories)
            members.Property(["The number of steps that the tensors have room for."], "long", "Steps", null, "Columns.Steps");
        foreach (var kind in new[] { ResultKind.Total, ResultKind.Adjustment, ResultKind.Done })
        {
            var get = kind == ResultKind.Total ? "Columns.Total" : OrThrow(kind.ToString());
            if (results.FirstOrDefault(r => r.Kind == kind) is { } result)
                members.Property(result.Documentation, Tensor, kind.ToString(), result.Span, get);
        }

        if (hasTerms)
        {
            members.Property(
                ["What each term adds to the total: its weight times its value."],
                "TermContributions", "Contributions", null, "new(Columns)");
        }
    }

    private static string OrThrow(string name) =>
        $"Columns.{name} ?? throw new global::System.InvalidOperationException(\"These results were made without '{name}'.\")";

    private void EmitContributions(IReadOnlyList<ResultModel> terms)
    {
        var names = new NameAllocator(["TermContributions", "Deconstruct", .. s_objectMembers]);
        writer.Document("summary", "What each term adds to the total, <c>[rows]</c>.")
            .Line("public readonly struct TermContributions").Open();
        if (!members.IsBroken)
        {
            writer.Line($"private readonly {call.Columns} _columns;").Line()
                .Line($"internal TermContributions({call.Columns} columns)").Open().Line("_columns = columns;").Close().Line();
        }

        foreach (var term in terms)
        {
            members.Property(
                [$"What the term {DeclarationText.Code(term.Name)} adds to the total."],
                Tensor, names.Allocate(CSharpNames.Pascal(term.Name), "Term"), term.Span,
                $"_columns.Contribution({Literals.Quoted(term.Name)})");
        }

        writer.Close();
    }
}
