using RewardLang.Analysis;
using RewardLang.Analysis.Lints;
using RewardLang.Analysis.Proofs;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Rewrites.Models;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>One program of a file: declares its members, binds them all, and finishes its graph.</summary>
internal sealed partial class ProgramBinder
{
    private const int MaximumRounds = 4;

    private readonly ProgramSyntax _syntax;
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly BindingSession _session;
    private readonly Scope _scope;
    private readonly ExpressionBinder _binder;
    private readonly HostBinder _host;
    private readonly TermBinder _terms;
    private readonly ModelBinder _models;
    private readonly List<GraphResult> _results = [];
    private readonly HashSet<string> _duplicates = new(StringComparer.Ordinal);
    private Node? _stepIndex;
    private bool _isTimeStepRead;

    /// <summary>Whether only what scenarios come to is asked for.</summary>
    private bool _isOfScenarios;

    /// <summary>Declared axes that are the rows of a batch or the steps of an episode.</summary>
    private IReadOnlyList<string> _rows = [];

    private ProgramBinder(ProgramSyntax syntax, FileScope file, DiagnosticBag diagnostics, NeighbourTypes? neighbourTypes = null)
    {
        _syntax = syntax;
        _source = file.Source;
        _diagnostics = diagnostics;
        _session = new BindingSession(diagnostics) { NeighbourTypes = neighbourTypes, Written = syntax };
        _scope = _session.Program = new Scope(file);
        _binder = new ExpressionBinder(_session, _scope);
        _host = new HostBinder(_binder);
        _terms = new TermBinder(_binder);
        _models = _session.Models = new ModelBinder(_binder, _host);
    }

    /// <summary>The program; null when it has errors.</summary>
    /// <param name="syntax">The program as written.</param>
    /// <param name="file">What its file declares and imports.</param>
    /// <param name="options">Sizes of open axes, and whether checks and lints are wanted.</param>
    /// <param name="resolvedText">The text with that of its imports.</param>
    /// <param name="diagnostics">Takes what there is to say.</param>
    /// <param name="checks">Takes what became of its checks, whether they hold or not.</param>
    public static CompiledProgram? Bind(
        ProgramSyntax syntax, FileScope file, CompilerOptions options, string resolvedText, DiagnosticBag diagnostics, List<CheckOutcome> checks)
    {
        var own = new DiagnosticBag();
        var binder = new ProgramBinder(syntax, file, own);
        var program = binder.Run(options, resolvedText);
        var axes = new RowsAxes(syntax);
        // A check that fails is no mistake in the types.
        if (program is null && axes.Among(binder._terms.Unreduced.SelectMany(u => u.Axes), binder._session.Folds.Values) is { Count: > 0 } rows)
        {
            own = new DiagnosticBag();
            program = new ProgramBinder(syntax, file, own) { _rows = rows }.Run(options, resolvedText);
        }
        else if (program is null && own.HasErrors && binder._session.HasDelays)
            (program, own) = BindAgain(syntax, file, options, resolvedText, own);
        if (program is null && axes.Suspect([.. binder._terms.Unreduced.Select(u => u.Axes)], binder._session.Folds.Values) is { } suspect)
            own.AddHint(file.Source, binder._terms.Unreduced[0].Place, DiagnosticCatalogue.NotOneForEachRow, $"If '{suspect}' counts the rows of a batch, leave the axis out: rows are never written.");
        diagnostics.AddRange(own.ToList());
        checks.AddRange(program?.Checks ?? []);
        return own.HasErrors || syntax.HasBrokenCheck ? null : program;
    }

    /// <summary>
    /// Binds a program whose names lead back to themselves through neighbouring steps in rounds, each with the types that the one before found; what is
    /// wrong whatever these are stays as it was.
    /// </summary>
    private static (CompiledProgram?, DiagnosticBag) BindAgain(ProgramSyntax syntax, FileScope file, CompilerOptions options, string resolvedText, DiagnosticBag before)
    {
        var types = new NeighbourTypes();
        for (var round = 0; round < MaximumRounds; round++)
        {
            types.Begin();
            var own = new DiagnosticBag();
            var program = new ProgramBinder(syntax, file, own, types).Run(options, resolvedText);
            if (types.IsContradictory)
                break;
            if (!types.HasLearned)
                return types.IsEmpty ? (null, before) : (program, own);
        }

        return (null, before);
    }

    private CompiledProgram? Run(CompilerOptions options, string resolvedText)
    {
        _host.KnownRanges = options.KnownRanges;
        var hosted = DeclareMembers();
        new AxisBinder(_binder, options.AxisSizes, _rows).Declare([.. _syntax.Members.OfType<AxisSyntax>()], _syntax.Members);
        DeclareModels();
        // In the order of the text, which is that of the host; defaults and ranges may use any declaration.
        foreach (var name in hosted)
            _scope.TryGet(name, out _, out _);
        // Which of two declarations a use means is not told: what follows from its type is no mistake.
        foreach (var name in _duplicates)
            _scope.Declare(name, (BoundValue?)null);
        var grouping = BindGrouping();
        DeclareResults();
        DeclareBuiltInNames();
        BindMembers();
        _session.ResolveDelayed();
        if (_session.NeighbourTypes is { HasLearned: true })
            return null;
        // What did not parse or was not found has been said; without it there is nothing to finish.
        if (_diagnostics.HasErrors || _syntax.IsBroken || _scope.File.IsIncomplete)
        {
            new UnfinishedProgram(_syntax, _binder, _host).Check(options.DecidesChecks);
            return null;
        }

        if (_results.Count == 0)
        {
            if (_syntax.Members.OfType<TotalSyntax>().FirstOrDefault() is { } total)
                _diagnostics.Report(_source, total.Value.Span, DiagnosticCatalogue.UnknownName, "terms", "There are none: declare each, as in 'term reach = value'.");
            else
                _diagnostics.Report(_source, _syntax.Name.Span, DiagnosticCatalogue.EmptyProgram, _syntax.Name.Name);
            return null;
        }

        var graph = GraphFinisher.Finish(_session.Graph, _session.States, _results, grouping);
        foreach (var axis in _syntax.Members.OfType<AxisSyntax>().Where(a => IsUndecided(a.Name.Name, graph)))
            _diagnostics.Report(_source, axis.Name.Span, DiagnosticCatalogue.AxisWithoutInput, axis.Name.Name);
        var lookAhead = _session.Origins.FindFirst(graph, graph.LooksAheadAt)?.ToString();
        if (TimeSchedule.TryCreate(graph) is null)
            _diagnostics.Report(_source, _syntax.Name.Span, DiagnosticCatalogue.CircularInTime, _syntax.Name.Name, lookAhead!);
        if (ModelLevels.TryFind(graph) is null)
            _diagnostics.Report(_source, PlaceOfModel(graph), DiagnosticCatalogue.ModelInCircle, _syntax.Name.Name);
        if (_diagnostics.HasErrors)
            return null;
        var kind = _syntax.Kind switch
        {
            TokenKind.Loss => ProgramKind.Loss,
            TokenKind.Metric => ProgramKind.Metric,
            _ => ProgramKind.Reward,
        };
        var program = new CompiledProgram(
            _syntax.Name.Name, kind, _syntax.Documentation, _host.Inputs, _host.Params, _terms.Terms, graph,
            lookAhead, _source, resolvedText)
        {
            Models = _models.Models,
            ValueNames = _session.ValueNames,
        };
        foreach (var (what, cost, allowed) in program.Cost is { } own && options.Budget is { } budget ? budget.ExceededBy(own) : [])
            _diagnostics.Report(_source, _syntax.Name.Span, DiagnosticCatalogue.OverBudget, _syntax.Name.Name, cost, what, allowed);
        if (_diagnostics.HasErrors)
            return null;
        var sized = WithSizes(program, options, resolvedText);
        var scenarios = new ScenarioBinder(program, _binder, _host);
        scenarios.Bind(_syntax.Members.OfType<ScenarioSyntax>(), runs: sized is null);
        var checks = new CheckBinder(program, _syntax.Members, _binder, scenarios, new CheckProver(program, new ObstacleFinder(program, _syntax.Members, _session.Origins)));
        if (options.DecidesChecks)
            checks.Bind(_syntax.Members.OfType<CheckSyntax>().Where(c => !_isOfScenarios || checks.IsAboutScenario(c)), sized?.Checks);
        // Where an imported unit or the like is broken the program is whole but for what the host gives.
        if (options.Lints && _syntax.Members.All(m => m is InputSyntax ? program.Inputs.Any(i => i.Name == m.Name.Name)
            : m is not ParamSyntax || program.Params.Any(p => p.Name == m.Name.Name)))
            LintRegistry.Check(new LintContext(program, _syntax, _session.Origins, _diagnostics) { Folds = _session.Folds, DeclaredUnits = _session.DeclaredUnits, Functions = _scope.File.Functions, IsTimeStepRead = _isTimeStepRead });
        program.Scenarios = scenarios.Cases;
        program.Checks = checks.Outcomes;
        return program;
    }

    /// <summary>
    /// The program of open axes with the sizes that the lists of its scenarios have, in which the checks about them are decided; null where all axes have their sizes, or lists do not
    /// tell them.
    /// </summary>
    private CompiledProgram? WithSizes(CompiledProgram program, CompilerOptions options, string resolvedText)
    {
        if (program.IsSized || _isOfScenarios || _session.NeighbourTypes is not null || !_syntax.Members.OfType<ScenarioSyntax>().Any() || ScenarioSizes.Of(_syntax, program.Inputs) is not { } sizes)
            return null;
        var own = new DiagnosticBag();
        var all = options.AxisSizes.Concat(sizes.Where(s => !options.AxisSizes.ContainsKey(s.Key))).ToDictionary(s => s.Key, s => s.Value);
        var sized = new ProgramBinder(_syntax, _scope.File, own) { _isOfScenarios = true }
            .Run(new CompilerOptions { FindImport = options.FindImport, DecidesChecks = options.DecidesChecks, Lints = false, KnownRanges = options.KnownRanges, AxisSizes = all }, resolvedText);
        if (sized?.IsSized != true)
            return null;
        var places = _syntax.Members.Where(m => m is ScenarioSyntax or CheckSyntax).Select(m => m.Span).ToList();
        _diagnostics.AddRange(own.ToList().Where(d => d.Source == _source && places.Exists(p => p.Start <= d.Span.Start && d.Span.End <= p.End)));
        return sized;
    }

    /// <summary>Where the program asks a model whose arguments are made of what was remembered; its name where that is not told.</summary>
    private TextSpan PlaceOfModel(RewardGraph graph) =>
        graph.Nodes.Where(n => n.Kind == NodeKind.ModelCall && Reach.From(n.Operands).Any(o => o.Kind == NodeKind.StateRead && Reach.ThroughSteps(graph, [o]).Contains(n)))
            .Select(n => _session.Origins.Find(n)).FirstOrDefault(o => o?.Source == _source)?.Span ?? _syntax.Name.Span;

    private void DeclareModels()
    {
        foreach (var model in _syntax.Members.OfType<ModelSyntax>())
        {
            if (Builtins.CoreFunctions.Find(model.Name.Name) is not null)
                _binder.Report(model.Name.Span, DiagnosticCatalogue.CoreFunctionName, model.Name.Name);
            else if (_models.Declares(model.Name.Name) || _scope.Declares(model.Name.Name) || _scope.File.Functions.ContainsKey(model.Name.Name))
                _binder.Report(model.Name.Span, DiagnosticCatalogue.DuplicateName, model.Name.Name, DiagnosticCatalogue.RenameOne);
            else
                _models.Declare(model);
        }
    }

    private RowGrouping? BindGrouping()
    {
        // A grouping that did not parse has been reported: its uses are no further mistakes.
        _session.HasGroups = _syntax.Members.Any(m => m is GroupSyntax or AxisSyntax { Name.Name: "group" } or UnsupportedSyntax { Construct: TokenFacts.GroupWord });
        _session.GroupForms = GroupCandidates.Forms(_syntax);
        return new GroupBinder(_binder, _host).Bind([.. _syntax.Members.OfType<GroupSyntax>()]);
    }

    /// <summary>Whether the graph needs the size of an axis that no tensor of the host can give.</summary>
    private bool IsUndecided(string name, RewardGraph graph) => _scope.Axes.TryGetValue(name, out var axis) && axis.Size is null
        && _host.Inputs.All(i => i.Axes.All(a => a.Name != name)) && graph.Nodes.Any(n => n.Axis == axis || n.Axes.Contains(axis));

    /// <summary>Declares what is no result, to be bound when first asked for; returns the names that the host gives.</summary>
    private List<string> DeclareMembers()
    {
        var members = new MemberBinder(_session, _scope, _binder);
        var hosted = new List<string>();
        foreach (var member in _syntax.Members)
        {
            if (member is not (InputSyntax or ParamSyntax or LocalSyntax or UnsupportedSyntax))
                continue;
            if (_scope.Declares(member.Name.Name))
            {
                // A result may be called like an input; one that did not parse has been reported.
                if (member is UnsupportedSyntax || _scope.BrokenAxes.Contains(member.Name.Name))
                    continue;
                if (!_diagnostics.IsFull)
                    _binder.Report(member.Name.Span, DiagnosticCatalogue.DuplicateName, member.Name.Name, DuplicateAdvice.For(member, _syntax, _source));
                _duplicates.Add(member.Name.Name);
                continue;
            }

            switch (member)
            {
                case InputSyntax input:
                    _scope.Declare(input.Name.Name, () => _host.BindInput(input));
                    hosted.Add(input.Name.Name);
                    break;
                case ParamSyntax param:
                    _scope.Declare(param.Name.Name, () => _host.BindParam(param));
                    hosted.Add(param.Name.Name);
                    break;
                default:
                    members.Declare(member);
                    break;
            }
        }

        return hosted;
    }

    private void DeclareBuiltInNames()
    {
        _session.BuiltInNames["dt"] = TimeStep;
        _session.BuiltInNames["training_step"] = () => _host.TrainingStep();
        _session.BuiltInNames["step"] = StepIndex;
        _session.BuiltInNames["terms"] = () => _terms.Values();
        _session.BuiltInNames["weights"] = () => _terms.Weights();
        _session.BuiltInNames["contributions"] = () => _terms.Contributions();
        _session.Scenarios = [.. _syntax.Members.OfType<ScenarioSyntax>().Select(s => s.Name.Name)];
        _session.EndNames = [.. _syntax.Members.OfType<EndSyntax>().Select(e => e.Name.Name)];
        _session.WeightedTerms = () => _terms.Values() is { } values && _terms.Weights() is { } weights && _terms.SumOrWrong() is { } sum
            ? (values, weights, sum)
            : null;
        _terms.Declare([.. _syntax.Members.OfType<TermSyntax>().GroupBy(t => t.Name.Name).Select(g => g.First())]);
    }

    /// <summary>The program's own member <c>dt</c>, which its functions see as well, or else what the host gives.</summary>
    private BoundValue? TimeStep()
    {
        _isTimeStepRead = true;
        return _scope.Declares("dt") && _scope.TryGet("dt", out var own, out _) ? own : _host.TimeStep();
    }

    /// <summary>0 at an episode's first step, then one more at each.</summary>
    private BoundValue StepIndex()
    {
        var graph = _session.Graph;
        if (_stepIndex is null)
        {
            var slot = _session.NewState("step");
            _stepIndex = graph.Select(
                graph.IsFirstStep(), graph.Constant(0), graph.Add(graph.StateRead(slot, false, []), graph.Constant(1)));
            _session.States[slot].Next = _stepIndex;
        }

        return new BoundValue(_stepIndex, ScalarKind.Int, Unit.One);
    }
}
