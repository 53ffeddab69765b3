using RewardLang.Generator.Models;

namespace RewardLang.Generator.Emission;

/// <summary>The methods of a program's class that bind the models that it asks.</summary>
internal sealed class ModelEmitter(CodeWriter writer, MemberWriter members)
{
    private const string Tensor = "global::TorchSharp.torch.Tensor";
    private const string Function = $"global::System.Func<global::System.Collections.Generic.IReadOnlyList<{Tensor}>, {Tensor}>";

    /// <param name="models">The models, in the order of their declarations.</param>
    /// <param name="names">The names of the class that are taken.</param>
    public void Emit(IReadOnlyList<MemberModel> models, NameAllocator names)
    {
        foreach (var model in models)
        {
            writer.Document("summary", [$"Binds the model {DeclarationText.Code(model.Name)}; the program runs when all models that it asks are bound.", .. model.Documentation])
                .DocumentParameter("model",
                    "What answers, once a run for all rows, and over trajectories for all their steps: the tensors of its arguments in, the tensor of its answers out. It disposes none of the arguments.")
                .DocumentParameter("gradients",
                    "Whether torch's autograd goes back through the model, to its own parameters and to what it is asked about; otherwise it is called without gradients.");
            members.Method(
                $"public void {names.Allocate("Bind" + CSharpNames.Pascal(model.Name), "Model")}({Function} model, bool gradients = false)",
                $"_program.BindModel({Literals.Quoted(model.Name)}, model, gradients)", span: model.Span);
        }
    }
}
