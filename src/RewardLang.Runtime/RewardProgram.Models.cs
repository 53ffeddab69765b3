using RewardLang.Rewrites.Models;
using RewardLang.Runtime.Execution;
using RewardLang.Runtime.Guards;
using RewardLang.Runtime.Kernels;
using static TorchSharp.torch;

namespace RewardLang.Runtime;

/// <content>Learned models, judges and verifiers that the host binds.</content>
public sealed partial class RewardProgram
{
    private readonly BoundModel?[] _models;
    private readonly bool _asksModels;
    private ModelPipeline? _pipeline;

    /// <summary>Binds a model of the program; it is asked once a run for all rows, and over trajectories for all their steps.</summary>
    /// <param name="name">The name of the model in the program.</param>
    /// <param name="model">
    /// What answers: for each argument a tensor <c>[count, axes…]</c>, in the order of the declaration, to a tensor <c>[count, axes…]</c> with
    /// the axes of its type. It disposes none of the arguments.
    /// </param>
    /// <param name="gradients">
    /// Whether torch's autograd goes back through the model, to its own parameters and to what it is asked about; otherwise it is called
    /// without gradients.
    /// </param>
    /// <exception cref="RewardBindingException">The program has no such model.</exception>
    public void BindModel(string name, Func<IReadOnlyList<Tensor>, Tensor> model, bool gradients = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        for (var i = 0; i < Program.Models.Count; i++)
        {
            if (Program.Models[i].Name != name)
                continue;
            _models[i] = new BoundModel(Program.Models[i], model, gradients);
            return;
        }

        throw new RewardBindingException(
            name, $"'{Name}' has no model '{name}'. {Semantics.NameSuggestion.For(name, Program.Models.Select(m => m.Name))}");
    }

    /// <summary>Binds a module to a model of one argument.</summary>
    /// <inheritdoc cref="BindModel(string, Func{IReadOnlyList{Tensor}, Tensor}, bool)"/>
    public void BindModel(string name, nn.Module<Tensor, Tensor> model, bool gradients = false)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (Program.Models.FirstOrDefault(m => m.Name == name) is { Arguments.Count: not 1 } declared)
            throw new RewardBindingException(name, $"The model '{name}' has {declared.Arguments.Count} arguments ({string.Join(", ", declared.Arguments.Select(a => a.Name))}); bind a function of a list of tensors.");
        BindModel(name, arguments => model.call(arguments[0]), gradients);
    }

    /// <summary>The cut of a program with models, made when its axes have their sizes; null for a program without.</summary>
    private ModelPipeline? PipelineOrNull()
    {
        if (_pipeline is not null || !_asksModels)
            return _pipeline;
        for (var i = 0; i < _models.Length; i++)
        {
            if (_models[i] is null && Program.Graph.Nodes.Any(n => n.Kind == Ir.NodeKind.ModelCall && n.Slot == i))
                throw new RewardBindingException(Program.Models[i].Name, $"The model '{Program.Models[i].Name}' is not bound: call BindModel(\"{Program.Models[i].Name}\", …) before the first run.");
            // Open axes have their sizes by now.
            _models[i] = _models[i] is { } bound ? bound with { Declaration = Program.Models[i] } : null;
        }

        return _pipeline = OpenPipeline(ModelCut.Of(Program));
    }

    // Apart from the method above, which every step calls: a lambda there would allocate its closure before the first line.
    private ModelPipeline OpenPipeline(ModelCut cut) => new(cut, part => OpenPart(cut, part), _models);

    private RewardProgram OpenPart(ModelCut cut, CompiledProgram part) =>
        new(_source, _findImport, part, [], _options, KernelSource.RunTime)
        {
            _parameters = _parameters,
            _guardedPart = _options.Guards ? GuardedValues.OfPart(Program, cut, part) : null,
        };

    private void RequireNoModels()
    {
        if (_asksModels)
            throw new RewardException($"'{Name}' asks models, whose gradients torch has: run it with new results and go back from its total, with BindModel(…, gradients: true).");
    }
}
