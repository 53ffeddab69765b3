using RewardLang.Runtime;
using static TorchSharp.torch;

namespace RewardLang.Training.Rewards;

/// <summary>A compiled reward as the trainer sees it. Results are written into the same tensors at every step.</summary>
internal sealed class ProgramReward : IStepReward
{
    private const string TimeStepParameter = "dt";
    private const string TrainingStepParameter = "training_step";

    private readonly RewardProgram program;
    private readonly bool ownsProgram;
    private StepResult? results;

    /// <summary>Wraps a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="ownsProgram">Disposes it with this object, to which otherwise only the tensors of the results belong.</param>
    /// <param name="trains">False for a metric, which counts what happens and is not trained on.</param>
    /// <exception cref="RewardException">It is no reward, or its total is not one number for each row.</exception>
    public ProgramReward(RewardProgram program, bool ownsProgram = false, bool trains = true)
    {
        this.program = program;
        this.ownsProgram = ownsProgram;
        if (trains && program.Program.Kind is not ProgramKind.Reward || !program.Program.HasTotal)
            throw new RewardException(
                $"'{program.Name}' is a {program.Program.Kind.ToString().ToLowerInvariant()} without a total to train on; "
                + "training needs a reward.");
        if (!program.Program.IsCausal)
            throw new RewardException($"'{program.Name}' cannot be trained on step by step: {program.Program.LookAhead} looks ahead.");
        Inputs = [.. program.Program.Inputs.Select(RewardInput.Of)];
        Terms = [.. program.Program.Terms.Select(term => new RewardTerm(
            term.Name, term.Weight, term.Unit is "" ? null : term.Unit, Documentation: term.Documentation))];
        Outputs = [.. program.Program.Outputs.Where(output => output.Axes.Count is 0).Select(output => output.Name)];
    }

    /// <inheritdoc/>
    public string Name => program.Name;

    /// <inheritdoc/>
    public string Hash => program.Hash;

    /// <inheritdoc/>
    public string Text => program.Program.ResolvedText;

    /// <inheritdoc/>
    public string Source => program.Program.Source.Text;

    /// <inheritdoc/>
    public IReadOnlyList<RewardInput> Inputs { get; }

    /// <inheritdoc/>
    public IReadOnlyList<RewardTerm> Terms { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Outputs { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Ends => program.Program.Ends;

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Parameters => program.Program.Params
        .Where(parameter => parameter.Name is not TrainingStepParameter)
        .ToDictionary(parameter => parameter.Name, parameter => program.GetParam(parameter.Name));

    /// <inheritdoc/>
    /// <remarks>A program with a <c>dt</c> of its own keeps it.</remarks>
    public void SetTimeStep(double seconds)
    {
        if (program.Program.Params.Any(parameter => parameter.Name is TimeStepParameter && parameter.Default is null))
            program.SetParam(TimeStepParameter, seconds);
    }

    /// <inheritdoc/>
    public void SetTrainingStep(long steps)
    {
        if (program.Program.Params.Any(parameter => parameter.Name is TrainingStepParameter))
            program.SetParam(TrainingStepParameter, steps);
    }

    /// <inheritdoc/>
    public IStepResult Step(IReadOnlyDictionary<string, Tensor> inputs)
    {
        var rows = inputs.Values.First().size(0);
        if (results is not null && results.Rows == rows)
        {
            program.Step(inputs, results);
        }
        else
        {
            results?.Dispose();
            results = program.Step(inputs);
        }
        if (results.Total.dim() != 1)
            throw new RewardException(
                $"The total of '{Name}' has several numbers for each row, and training needs one: reduce it, as in sum(x) or mean(x).");
        return new Results(results);
    }

    /// <inheritdoc/>
    public void Reset(Tensor? mask) => program.Reset(mask);

    /// <inheritdoc/>
    public void Dispose()
    {
        results?.Dispose();
        results = null;
        if (ownsProgram) program.Dispose();
    }

    // What a program does not have at all is zero everywhere; those tensors are made for the step and go with it.
    private sealed class Results(StepResult step) : IStepResult
    {
        private Tensor? noAdjustment;
        private Tensor? notDone;

        public Tensor Total => step.Total;

        public Tensor Done => step.Done ?? (notDone ??= zeros(step.Rows, ScalarType.Bool).DetachFromDisposeScope());

        public Tensor Adjustment => step.Adjustment ?? (noAdjustment ??= zeros(step.Rows).DetachFromDisposeScope());

        public Tensor Term(string name) => step.Term(name);

        public Tensor Contribution(string name) => step.Contribution(name);

        public Tensor Output(string name) => step.Output(name);

        public Tensor End(string name) => step.End(name);

        public void Dispose()
        {
            noAdjustment?.Dispose();
            notDone?.Dispose();
        }
    }
}
