using RewardLang.Analysis.Intervals;
using RewardLang.Analysis.Ranges;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Semantics;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>A term, as it is written and in the graph.</summary>
/// <param name="Syntax">What is written.</param>
/// <param name="Value">Its own value.</param>
/// <param name="Contribution">Its weight times its value.</param>
internal sealed record LintedTerm(TermSyntax Syntax, Node Value, Node Contribution)
{
    public string Name => Syntax.Name.Name;
}

/// <summary>What lints look at: a program as it is written, its graph and its ranges.</summary>
internal sealed class LintContext
{
    /// <summary>An end of a range beyond this says nothing.</summary>
    public const double Largest = 1e12;

    private readonly NodeOrigins _origins;
    private readonly DiagnosticBag _diagnostics;
    private readonly Lazy<(IReadOnlyList<(Node Node, RangeScope Scope)> Reached, bool IsWhole)> _walk;
    private readonly Lazy<Addends> _addends;
    private readonly Lazy<RangeAnalysis> _rangesByDefault;
    private readonly Lazy<RangeAnalysis> _rangesOfAnyParameter;
    private readonly Lazy<HashSet<Node>> _tuned;
    private readonly Lazy<WholeNumbers> _wholeNumbers;
    private readonly Lazy<HashSet<Node>> _nodes;
    private readonly Lazy<Dictionary<TextSpan, ExpressionSyntax>> _written;
    private readonly Lazy<EndRoles> _endRoles;

    public LintContext(CompiledProgram program, ProgramSyntax syntax, NodeOrigins origins, DiagnosticBag diagnostics)
    {
        (Program, Syntax, _origins, _diagnostics) = (program, syntax, origins, diagnostics);
        Terms = [.. from term in syntax.Members.OfType<TermSyntax>()
            let value = program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Term && r.Name == term.Name.Name)
            let contribution = program.Graph.Results.FirstOrDefault(r => r.Kind == ResultKind.Contribution && r.Name == term.Name.Name)
            where value is not null && contribution is not null
            select new LintedTerm(term, value.Node, contribution.Node)];
        _written = new Lazy<Dictionary<TextSpan, ExpressionSyntax>>(() => WrittenParts.Of(syntax).GroupBy(part => part.Span).ToDictionary(g => g.Key, g => g.First()));
        _endRoles = new Lazy<EndRoles>(() => new EndRoles(this));
        _nodes = new Lazy<HashSet<Node>>(() => [.. program.Graph.Nodes]);
        _wholeNumbers = new Lazy<WholeNumbers>(() => new WholeNumbers(program));
        _walk = new Lazy<(IReadOnlyList<(Node, RangeScope)>, bool)>(() =>
        {
            var walk = new GuardedWalk(Ranges.Scope);
            return ([.. walk.From(Roots)], walk.IsWhole);
        });
        _addends = new Lazy<Addends>(() => new Addends(program.Graph));
        _tuned = new Lazy<HashSet<Node>>(FindTuned);
        _rangesOfAnyParameter = new Lazy<RangeAnalysis>(() => Ranges.Under(FixedParameters.Aggregate(Ranges.Assumptions, (assumed, param) => assumed.With(param, ElementRanges.Of(Program.Params[param.Slot].Name == "dt" ? Interval.Between(SinglePrecision.SmallestNormal, SinglePrecision.Largest) : Interval.Finite)))));
        _rangesByDefault = new Lazy<RangeAnalysis>(() => Ranges.Under(Ranges.Assumptions.WithDefaults()));
    }

    public CompiledProgram Program { get; }

    /// <summary>What the text folds over all axes.</summary>
    public IReadOnlyDictionary<TextSpan, WrittenFold> Folds { get; init; } = new Dictionary<TextSpan, WrittenFold>();

    /// <summary>How the host's values declare their units.</summary>
    public DeclaredUnits DeclaredUnits { get; init; } = new();

    /// <summary>The functions that the program can call, by name.</summary>
    public IReadOnlyDictionary<string, FunctionSymbol> Functions { get; init; } = new Dictionary<string, FunctionSymbol>();

    /// <summary>Whether some function asks for the time step.</summary>
    public bool IsTimeStepRead { get; init; }

    public ProgramSyntax Syntax { get; }

    public RangeAnalysis Ranges => Program.Ranges;

    /// <summary>The ranges where parameters are what they are declared with: their own ranges are what may be tried, terms and limits are set off as they are.</summary>
    public RangeAnalysis RangesByDefault => _rangesByDefault.Value;

    /// <summary>Whether a value is a parameter that is taken for its default since it has no range.</summary>
    public bool KeepsDefault(Node node) => node.Kind == NodeKind.Param && Program.Params[node.Slot] is { Lower: null, Upper: null, Default: not null, Kind: not ScalarKind.Bool };

    private IEnumerable<Node> FixedParameters => Program.Graph.Nodes.Where(KeepsDefault);

    /// <summary>The range of a value whatever parameters without a range are set to: they are there to be tuned. What does not depend on them has the range of a scope.</summary>
    public Interval RangeForAnyParameter(Node node, RangeScope scope) => _tuned.Value.Contains(node) ? _rangesOfAnyParameter.Value.Of(node).Hull : scope.Of(node).Hull;

    /// <summary>What depends on parameters without a range, now or through earlier and later steps.</summary>
    private HashSet<Node> FindTuned()
    {
        var tuned = new HashSet<Node>(FixedParameters);
        for (var count = 0; count < tuned.Count;)
        {
            count = tuned.Count;
            foreach (var node in Program.Graph.Nodes)
                if (node.Operands.Any(tuned.Contains) || node.Kind == NodeKind.StateRead && tuned.Contains(Program.Graph.States[node.Slot].Next))
                    tuned.Add(node);
        }

        return tuned;
    }

    public IReadOnlyList<LintedTerm> Terms { get; }

    /// <summary>The results, and what states become.</summary>
    public IEnumerable<Node> Roots => Program.Graph.Results.Select(r => r.Node).Concat(Program.Graph.States.Select(s => s.Next));

    /// <summary>Every operation that some result is made of, with what is known where it is used: inside a branch its condition holds.</summary>
    public IEnumerable<(Node Node, RangeScope Scope)> Reached => _walk.Value.Reached;

    /// <summary>The ends with their conditions; one that came to nothing is left out.</summary>
    public IEnumerable<(EndSyntax Syntax, Node Condition)> Ends => Syntax.Members.OfType<EndSyntax>()
        .SelectMany(end => Program.Graph.Results.Where(r => r.Kind == ResultKind.End && r.Name == end.Name.Name).Take(1), (end, result) => (end, result.Node));

    /// <summary>Whether a term's contribution is added to the total at every step, as it is.</summary>
    public bool IsAdded(LintedTerm term) => _addends.Value.Contains(term.Contribution);

    /// <summary>Which ends are goals and which are failures.</summary>
    public EndRoles EndRoles => _endRoles.Value;

    /// <summary>Which values are whole numbers.</summary>
    public WholeNumbers WholeNumbers => _wholeNumbers.Value;

    public Interval RangeOf(Node node) => Ranges.Of(node).Hull;

    /// <summary>Whether a range says something: it does not where some input may be any number.</summary>
    public static bool IsTold(Interval range) => range.HasNoNumber || range.Magnitude < Largest;

    /// <summary>The value of an expression of the program's own text; null for what is none, and for one that no result is made of.</summary>
    public Node? NodeOf(ExpressionSyntax syntax) => NodeAt(syntax.Span);

    /// <summary>The same for the expression in a part of the text.</summary>
    public Node? NodeAt(TextSpan span) =>
        _origins.FindWritten(span) is { } node && (node.Kind == NodeKind.Constant || _nodes.Value.Contains(node)) ? node : null;

    /// <summary>The expression of the program's own text at a place, without parentheses around it; null where there is none.</summary>
    public ExpressionSyntax? WrittenAt(Origin place) => place.Source == Program.Source && _written.Value.TryGetValue(place.Span, out var syntax) ? WrittenExpression.Inner(syntax) : null;

    /// <summary>The unit of a value; null where none is known.</summary>
    public Unit? UnitOf(Node node) => _origins.UnitOf(node);

    /// <summary>An expression as it is written.</summary>
    public string TextOf(SyntaxNode syntax) => Program.Source.GetText(syntax.Span);

    /// <summary>The text of a value, or of the expression that it is made for; null where there is none.</summary>
    public Origin? PlaceOf(Node node) => _origins.Find(node) ?? _origins.FindFirst(Program.Graph, n => n == node);

    /// <summary>
    /// Operations in groups of those that one place of the text stands for: the rounds of a repeat, the calls of a function, what is used in a branch and
    /// outside. What is said of a place must hold of all of them; where not all are known there are none.
    /// </summary>
    public IEnumerable<IGrouping<object, T>> AtOnePlace<T>(IEnumerable<T> uses, Func<T, Node> operation) => AtOnePlace(uses, operation, u => PlaceOf(operation(u)));

    /// <summary>The same for operations whose place is known: equal ones may be written at several.</summary>
    public IEnumerable<IGrouping<object, T>> AtOnePlace<T>(IEnumerable<T> uses, Func<T, Node> operation, Func<T, Origin?> written) =>
        !_walk.Value.IsWhole ? [] : uses.GroupBy(u => written(u) is { } place ? (place.Source, place.Span) : (object)operation(u));

    /// <summary>Whether something in a part of the text has been reported.</summary>
    public bool IsReported(TextSpan span) => _diagnostics.HasAnyIn(Program.Source, span);

    /// <summary>Whether some mistake of a kind in a part of the text has been reported.</summary>
    public bool IsReported(TextSpan span, DiagnosticDescriptor descriptor) => _diagnostics.HasAnyIn(Program.Source, span, descriptor);

    /// <summary>Whether nothing more of the text is said, so that nothing more is sought.</summary>
    public bool IsFull => _diagnostics.IsFull;

    /// <summary>Whether a value is an expression of the text itself.</summary>
    public bool IsWritten(Node node) => _origins.Find(node) is not null;

    /// <summary>
    /// Reports an operation; what is inside of a library function is the library's affair, and a comparison that the compiler made is its own.
    /// </summary>
    public void Report(Node node, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        if ((node.IsTruth ? _origins.Find(node) : PlaceOf(node)) is { } place)
            Report(place, descriptor, arguments);
    }

    /// <summary>Reports one of the places that an operation has.</summary>
    public void Report(Origin place, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        if (!place.IsCall)
            _diagnostics.Report(place.Source, place.Span, hint => WithCall(hint, place), descriptor, arguments);
    }

    /// <summary>Reports a part of what is written for a node, found in its text.</summary>
    public void ReportPart(Node node, Func<ExpressionSyntax, ExpressionSyntax?> part, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        if (PlaceOf(node) is { IsCall: false } place)
            _diagnostics.Report(place.Source, WrittenExpression.Find(place, part) ?? place.Span, hint => WithCall(hint, place), descriptor, arguments);
    }

    /// <summary>What is true of a function's text is so for what one call gives it.</summary>
    private static string WithCall(string hint, Origin place) => place.UserCall is { } call ? $"{hint} The call is {call}." : hint;

    /// <summary>Reports something in a part of the text that is no node.</summary>
    public void Report(TextSpan span, DiagnosticDescriptor descriptor, params object[] arguments) =>
        _diagnostics.Report(Program.Source, span, descriptor, arguments);

    /// <summary>Whether a part of the text has a name in it.</summary>
    public bool IsNamedIn(SyntaxNode part, string name) =>
        Lexer.Tokenize(new SourceText(Program.Source.Path, Program.Source.GetText(part.Span)), new DiagnosticBag()).Any(t => t.Kind == TokenKind.Identifier && t.Text == name);

    /// <summary>A value by the name that a <c>let</c> gives it, else as the user writes it.</summary>
    public string NamedText(Node node) => Program.ValueNames.TryGetValue(node, out var name) ? name : TextOf(node);

    /// <summary>A value as the user writes it.</summary>
    public string TextOf(Node node) => PlaceOf(node) is { Text.Length: <= 60 } place && _origins.Find(node) is not null
        ? place.Text
        : new ExpressionText(Program, Program.ValueNames).Of(node);
}
