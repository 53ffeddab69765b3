using RewardLang.Generator.Models;

namespace RewardLang.Generator.Emission;

/// <summary>The methods of a program's class that run it: on single steps, where it has them, and on trajectories.</summary>
internal sealed class CallEmitter(CodeWriter writer, MemberWriter members)
{
    private const string Runtime = "global::RewardLang.Runtime";
    private const string Tensor = "global::TorchSharp.torch.Tensor";

    public void Emit(ProgramModel model)
    {
        var names = new NameAllocator("result", "lengths");
        var inputs = model.Inputs.Select(i => (Name: names.Allocate(CSharpNames.Camel(i.Name), "Input"), Model: i)).ToList();
        if (model.IsCausal)
            EmitSteps(model, inputs);
        EmitTrajectories(model, inputs);
    }

    private void EmitSteps(ProgramModel model, IReadOnlyList<(string Name, MemberModel Model)> inputs)
    {
        var (parameters, arguments) = (Parameters(inputs), Arguments(inputs));
        Document("Runs one step of all rows and returns its results in new tensors, which the caller owns.", inputs);
        writer.Line(MemberWriter.BindingException("A tensor does not fit its declaration."));
        members.Method($"public Result Step({parameters})", $"new Result(_program.Step({arguments}))", returns: true, span: model.NameSpan);

        Document("Runs one step of all rows into results that the caller owns; steady steps allocate no managed memory.", inputs);
        writer.DocumentParameter("result", "Where the results go: of <see cref=\"CreateResult\"/>, or of a step with as many rows.")
            .Line(MemberWriter.BindingException("A tensor does not fit its declaration."));
        members.Method(
            $"public void Step({parameters}{(inputs.Count > 0 ? ", " : "")}Result result)",
            $"_program.Step({arguments}, result.Columns)", span: model.NameSpan);

        writer.Document("summary", "Makes tensors for the results of steps.")
            .DocumentParameter("rows", "The number of rows of the steps.")
            .DocumentParameter("columns", "Which results are wanted; asking a result for another one throws.");
        members.Method(
            $"public Result CreateResult(long rows, {Runtime}.ResultColumns columns = {Runtime}.ResultColumns.All)",
            "new Result(_program.CreateResults(rows, columns))", returns: true);

        writer.Document("summary", "Starts new episodes.")
            .DocumentParameter("mask", "Bool <c>[rows]</c>: the rows that start over; null for all.");
        members.Method($"public void Reset({Tensor}? mask = null)", "_program.Reset(mask)");
    }

    private void EmitTrajectories(ProgramModel model, IReadOnlyList<(string Name, MemberModel Model)> inputs)
    {
        Document("Runs whole trajectories, each row from its first step. Tensors have the steps behind the rows, except what has one value for a whole trajectory.", inputs);
        writer.DocumentParameter("lengths", "int64 <c>[rows]</c>, the steps of each row, or a bool mask <c>[rows, steps]</c>; null when every row has all.")
            .Line(MemberWriter.BindingException("A tensor does not fit its declaration."));
        members.Method(
            $"public Trajectories Evaluate({Parameters(inputs)}{(inputs.Count > 0 ? ", " : "")}{Tensor}? lengths = null)",
            $"new Trajectories(_program.Evaluate({Arguments(inputs)}, lengths))", returns: true, span: model.NameSpan);
    }

    private static string Parameters(IEnumerable<(string Name, MemberModel Model)> inputs) =>
        string.Join(", ", inputs.Select(i => $"{Tensor} {i.Name}"));

    private static string Arguments(IEnumerable<(string Name, MemberModel Model)> inputs) =>
        $"[{string.Join(", ", inputs.Select(i => i.Name))}]";

    private void Document(string summary, IEnumerable<(string Name, MemberModel Model)> inputs)
    {
        writer.Document("summary", summary);
        foreach (var (name, input) in inputs)
            writer.DocumentParameter(name, [.. input.Documentation]);
    }
}
