using RewardLang.Analysis;
using RewardLang.Builtins;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// The units in which inputs and parameters are declared. A bare number beside such a value is meant in its declared unit, not in the base unit in which it
/// is kept: 50 beside a speed in km/h is no 50 m/s.
/// </summary>
internal sealed class DeclaredUnits
{
    private const int MostNames = 3;
    private const int MostUnits = 6;

    private readonly Dictionary<Node, (string Name, string Text, Unit Unit, double Scale)> _units = [];
    private readonly Dictionary<string, (string Text, Unit Unit)> _members = new(StringComparer.Ordinal);

    /// <summary>Notes how the unit of an input or a parameter is written, and how many base units it is.</summary>
    public void Note(Node node, string name, string text, Unit unit, double scale) => _units[node] = (name, text.Replace(" ", ""), unit, scale);

    /// <summary>How the unit of an input or a parameter is written, and how many base units it is; null for one without.</summary>
    public (string Text, Unit Unit, double Scale)? Of(string name) => _units.Values.FirstOrDefault(u => u.Name == name) is { Name: not null } unit ? (unit.Text, unit.Unit, unit.Scale) : null;

    /// <summary>The inputs and parameters with a unit.</summary>
    public IEnumerable<(string Name, Unit Unit)> All => _units.OrderBy(u => u.Key.Id).Select(u => (u.Value.Name, u.Value.Unit));

    /// <summary>Whether some unit is one of plain numbers other than 1.</summary>
    public bool HasPlain => _units.Values.Any(IsPlain);

    private static bool IsPlain((string Name, string Text, Unit Unit, double Scale) unit) => unit is { Unit.IsOne: true, Scale: not 1 };

    /// <summary>The unit of plain numbers, such as percent, with which all that a value is made of is declared, what is so declared, and how much one is; null for none.</summary>
    public (string Text, string Said, double Scale)? PlainBeside(Node node)
    {
        var made = Reach.From([node]);
        // What a function makes of percent is in another unit.
        if (made.Any(n => n.Kind == NodeKind.Unary && n.Unary!.UnitRule != UnitRule.Keep))
            return null;
        var declared = made.Where(n => n.Kind is NodeKind.Input or NodeKind.Param).OrderBy(n => n.Id).Select(n => _units.TryGetValue(n, out var unit) ? unit : default).ToList();
        return declared.Count > 0 && declared.All(u => IsPlain(u) && u.Text == declared[0].Text)
            ? (declared[0].Text, $"{Names([.. declared.Select(u => u.Name)])} in {declared[0].Text}", declared[0].Scale) : null;
    }

    /// <summary>What is declared in radians, where all that a value is made of is; null for others.</summary>
    public string? RadiansIn(Node node)
    {
        var declared = Reach.From([node]).Where(n => n.Kind == NodeKind.Input).OrderBy(n => n.Id).Select(n => _units.TryGetValue(n, out var unit) ? unit : default).ToList();
        return declared.Count > 0 && declared.All(u => u.Text == "rad") ? declared[0].Name : null;
    }

    /// <summary>Notes how the unit of a <c>let</c> or <c>state</c> is written that has its type behind its name.</summary>
    public void Note(string member, string text, Unit unit) => _members[member] = (text.Replace(" ", ""), unit);

    /// <summary>The same beside an expression as it is written: a name that has its type behind it says its unit itself.</summary>
    public (string Text, string? Said, bool IsSure) Beside(ExpressionSyntax written, BoundValue value, Unit unit) =>
        written is NameSyntax name && _members.TryGetValue(name.Name, out var member) && member.Unit.Equals(unit)
            ? (member.Text, member.Text == unit.ToString() ? null : $"'{name.Name}' is declared in {member.Text}", true) : Beside([value], unit);

    /// <summary>
    /// How a unit is written beside values: as all that they are made of in it declares it, else in base units; the sentence that says so, null for none; and whether
    /// that is surely what is meant.
    /// </summary>
    public (string Text, string? Said, bool IsSure) Beside(IReadOnlyList<BoundValue> values, Unit unit)
    {
        var made = MadeOf(values.Select(v => v.Node));
        var all = made.Where(_units.ContainsKey).OrderBy(n => n.Id).Select(n => _units[n]).ToList();
        var declared = all.Where(u => u.Unit.Equals(unit)).ToList();
        // Beside others that are scaled it is likely, and not sure.
        if (declared.Select(u => u.Text).Distinct().ToList() is [var text] && text != unit.ToString())
            return (text, $"{Names([.. declared.Select(u => u.Name)])} declared in {text}", all.All(u => u.Unit.Equals(unit) || u.Unit.IsOne || !IsScaled(u)));
        var scaled = all.Where(IsScaled).ToList();
        if (declared.Count == 0 && ProductOf(scaled, unit) is { } product)
            return (product, null, true);
        // What a state or an earlier step was made of is not followed.
        if (scaled.Count == 0 && !made.Any(n => n.Kind == NodeKind.StateRead && _units.Values.Any(IsScaled)))
            return (unit.ToString(), null, true);
        return (unit.ToString(), scaled.Count == 0 ? "in base units" : $"in base units, while {Names([.. scaled.Select(u => u.Name)])} declared in {string.Join(", ", scaled.Select(u => u.Text).Distinct())}", false);
    }

    /// <summary>A unit as the product or the quotient of two that are declared, <c>kWh</c> of a power in kW and a time in h; null where it is none, or that of several.</summary>
    private static string? ProductOf(IReadOnlyList<(string Name, string Text, Unit Unit, double Scale)> declared, Unit unit)
    {
        var units = declared.Select(u => (u.Text, u.Unit, u.Scale)).Distinct().Take(MostUnits).ToList();
        var products = units.SelectMany(a => units.Where(b => a != b).SelectMany(b => new[] { (Text: $"{a.Text}*{b.Text}", Unit: a.Unit * b.Unit, Scale: a.Scale * b.Scale), (Text: $"{a.Text}/{b.Text}", Unit: a.Unit / b.Unit, Scale: a.Scale / b.Scale) }))
            .Where(p => unit.Equals(p.Unit)).Select(p => (Text: KnownAs(unit, p.Scale) ?? p.Text, p.Scale)).ToList();
        return products.Select(p => p.Scale).Distinct().Count() == 1 ? products[0].Text : null;
    }

    private static string? KnownAs(Unit unit, double scale) => UnitTable.Units.Where(u => u.Value.Unit.Equals(unit) && Math.Abs(u.Value.Scale - scale) <= 1e-9 * scale).Select(u => u.Key).FirstOrDefault();

    /// <summary>How all that values are made of in a unit declares it, and how many base units that is; null where they differ or none does.</summary>
    public (string Text, double Scale)? CommonOf(IEnumerable<Node> values, Unit unit) =>
        MadeOf(values).Where(_units.ContainsKey).Select(n => _units[n]).Where(u => u.Unit.Equals(unit)).Select(u => (u.Text, u.Scale)).Distinct().ToList() is [var declared] ? declared : null;

    /// <summary>Whether a unit is written otherwise than in base units.</summary>
    private static bool IsScaled((string Name, string Text, Unit Unit, double Scale) unit) => unit.Scale != 1;

    /// <summary>What numbers are made of, without the conditions of their choices.</summary>
    private static HashSet<Node> MadeOf(IEnumerable<Node> roots)
    {
        var (made, pending) = (new HashSet<Node>(), new Stack<Node>(roots));
        while (pending.Count > 0)
        {
            var node = pending.Pop();
            if (node.IsTruth || !made.Add(node))
                continue;
            foreach (var operand in node.Operands)
                pending.Push(operand);
        }

        return made;
    }

    /// <summary>The units with which all that a value is made of is declared, an empty one for what has none.</summary>
    public IReadOnlyList<string> Of(BoundValue value) => [.. Reach.From([value.Node]).Where(n => n.Kind is NodeKind.Input or NodeKind.Param)
        .Select(n => _units.TryGetValue(n, out var unit) ? unit.Text : "").Distinct()];

    private static string Names(List<string> names) => names.Count > MostNames ? "What it is made of is"
        : names.Count == 1 ? $"'{names[0]}' is" : $"{string.Join(", ", names.Take(names.Count - 1).Select(n => $"'{n}'"))} and '{names[names.Count - 1]}' are";
}
