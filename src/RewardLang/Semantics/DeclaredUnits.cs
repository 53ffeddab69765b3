using RewardLang.Analysis;
using RewardLang.Ir;

namespace RewardLang.Semantics;

/// <summary>
/// The units in which inputs and parameters are declared. A bare number beside such a value is meant in its declared unit, not in the base unit in which it
/// is kept: 50 beside a speed in km/h is no 50 m/s.
/// </summary>
internal sealed class DeclaredUnits
{
    private const int MostNames = 3;

    private readonly Dictionary<Node, (string Name, string Text, Unit Unit, double Scale)> _units = [];

    /// <summary>Notes how the unit of an input or a parameter is written, and how many base units it is.</summary>
    public void Note(Node node, string name, string text, Unit unit, double scale) => _units[node] = (name, text.Replace(" ", ""), unit, scale);

    /// <summary>Whether some unit is one of plain numbers other than 1.</summary>
    public bool HasPlain => _units.Values.Any(IsPlain);

    private static bool IsPlain((string Name, string Text, Unit Unit, double Scale) unit) => unit is { Unit.IsOne: true, Scale: not 1 };

    /// <summary>The unit of plain numbers, such as percent, with which all that a value is made of is declared, what is so declared, and how much one is; null for none.</summary>
    public (string Text, string Said, double Scale)? PlainBeside(Node node)
    {
        var declared = Reach.From([node]).Where(n => n.Kind is NodeKind.Input or NodeKind.Param).OrderBy(n => n.Id).Select(n => _units.TryGetValue(n, out var unit) ? unit : default).ToList();
        return declared.Count > 0 && declared.All(u => IsPlain(u) && u.Text == declared[0].Text)
            ? (declared[0].Text, $"{Names([.. declared.Select(u => u.Name)])} in {declared[0].Text}", declared[0].Scale) : null;
    }

    /// <summary>How a unit is written beside values: as all that they are made of in it declares it, else in base units; and the sentence that says so, null for none.</summary>
    public (string Text, string? Said) Beside(IReadOnlyList<BoundValue> values, Unit unit)
    {
        var declared = Reach.From(values.Select(v => v.Node)).Where(_units.ContainsKey).OrderBy(n => n.Id).Select(n => _units[n]).Where(u => u.Unit.Equals(unit)).ToList();
        return declared.Select(u => u.Text).Distinct().ToList() is [var text] && text != unit.ToString()
            ? (text, $"{Names([.. declared.Select(u => u.Name)])} declared in {text}") : (unit.ToString(), null);
    }

    /// <summary>The units with which all that a value is made of is declared, an empty one for what has none.</summary>
    public IReadOnlyList<string> Of(BoundValue value) => [.. Reach.From([value.Node]).Where(n => n.Kind is NodeKind.Input or NodeKind.Param)
        .Select(n => _units.TryGetValue(n, out var unit) ? unit.Text : "").Distinct()];

    private static string Names(List<string> names) => names.Count > MostNames ? "What it is made of is"
        : names.Count == 1 ? $"'{names[0]}' is" : $"{string.Join(", ", names.Take(names.Count - 1).Select(n => $"'{n}'"))} and '{names[names.Count - 1]}' are";
}
