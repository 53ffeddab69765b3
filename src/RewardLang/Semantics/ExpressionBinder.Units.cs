using RewardLang.Builtins;
using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>The units of operators.</summary>
internal sealed partial class ExpressionBinder
{
    private bool TryCombineUnits(BinaryFunction function, BoundValue left, BoundValue right, TextSpan span, Operands? written, out Unit? unit)
    {
        unit = left.Unit is null || right.Unit is null ? null : Unit.One;
        switch (function.UnitRule)
        {
            case BinaryUnitRule.Multiply or BinaryUnitRule.Divide when left.FitsAnyUnit || right.FitsAnyUnit:
                unit = null;
                return true;
            case BinaryUnitRule.Multiply:
                unit = unit is null ? null : left.Unit! * right.Unit!;
                return true;
            case BinaryUnitRule.Divide:
                unit = unit is null ? null : left.Unit! / right.Unit!;
                return true;
            case BinaryUnitRule.Power:
                return TryPower(left, right, span, written, out unit);
            case BinaryUnitRule.Same:
                return TryUnify(left, right, span, Verb(function), out unit, written);
            case BinaryUnitRule.Compare:
                unit = Unit.One;
                return TryUnify(left, right, span, Verb(function), out _, written);
            default:
                return true;
        }
    }

    private bool TryPower(BoundValue left, BoundValue right, TextSpan span, Operands? written, out Unit? unit)
    {
        unit = left.Unit;
        if (right.Unit is { IsOne: false })
        {
            Report(span, DiagnosticCatalogue.ExponentWithUnit, right.Unit, OfMisplacedUnit(right.Unit, written) ?? $"Divide it by a value in {right.Unit}.");
            return false;
        }

        if (left.Unit is null or { IsOne: true })
            return true;
        unit = right.Node.Kind == NodeKind.Constant ? left.Unit.Power(right.Node.Value) : null;
        if (unit is not null)
            return true;
        Report(span, DiagnosticCatalogue.PowerOfUnit, left.Unit);
        return false;
    }

    /// <summary><c>0.3^2&lt;m^2&gt;</c>: a unit belongs to the number before it.</summary>
    private Suggestion? OfMisplacedUnit(Unit unit, Operands? written)
    {
        if (written is not { Left: { } root, Right: NumberSyntax { Unit: { } text, Value: > 0 } exponent } || NumberFacts.Bare(root) is null || Scope.CallSite is not null || unit.Power(1 / exponent.Value) is not { } rooted)
            return null;
        var power = $"({TextOf(root)}<{rooted}>)^{TextOf(exponent).Substring(0, TextOf(exponent).IndexOf('<'))}";
        return new Suggestion($"The unit is that of the exponent: write {power}.", power, root.Span.To(exponent.Span));
    }

    /// <summary>Requires two values of one unit; a free unit and a bare 0 fit all.</summary>
    public bool TryUnify(BoundValue left, BoundValue right, TextSpan span, string verb, out Unit? unit, Operands? written = null)
    {
        unit = left.FitsAnyUnit || left.IsUnitOpen ? right.Unit : right.FitsAnyUnit || right.IsUnitOpen ? left.Unit
            : left.Unit is null || right.Unit is null ? null : left.Unit;
        if (left.FitsAnyUnit || right.FitsAnyUnit || left.Unit is null || right.Unit is null || left.Unit.Equals(right.Unit))
            return true;
        var (one, other) = (NameOf(left, written?.Left), NameOf(right, written?.Right));
        var (first, word, second) = verb == "subtract" ? (other, "from", one) : (one, "and", other);
        Report(span, DiagnosticCatalogue.UnitMismatch, verb, first, word, second, new UnitMismatch(this, left, right, verb).Advice(written));
        return false;
    }

    /// <summary>What a value is by its unit, in the unit that it is declared with where that is sure.</summary>
    private string NameOf(BoundValue value, ExpressionSyntax? written)
    {
        if (value.Unit!.IsOne)
            return "a plain number";
        var declared = written is null || Scope.CallSite is not null ? default : Session.DeclaredUnits.Beside(written, value, value.Unit);
        return $"a value in {(declared.IsSure ? declared.Text : value.Unit.ToString())}";
    }

    private static string Verb(BinaryFunction function) => function.Name switch
    {
        "+" => "add",
        "-" => "subtract",
        "<" or "<=" or "==" => "compare",
        _ => $"take the {function.Name} of",
    };
}
