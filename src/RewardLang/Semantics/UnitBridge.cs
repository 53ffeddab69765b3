using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>
/// A value of the program that brings two others to one unit: a radius between a speed of rotation and one of motion, a voltage between a current and a power; or one that
/// has the unit itself, and nothing reads.
/// </summary>
internal sealed class UnitBridge(ExpressionBinder binder)
{
    /// <param name="written">What is added, or taken away.</param>
    /// <param name="one">The unit of the first, and how it is written.</param>
    /// <param name="other">The same of the second.</param>
    /// <param name="sign">The sign between them.</param>
    /// <returns>What to write; null where no one value does that.</returns>
    public Suggestion? Between(Operands written, (Unit Unit, string Text) one, (Unit Unit, string Text) other, string sign)
    {
        if (binder.Scope.IsFunctionBody || binder.Scope.CallSite is not null)
            return null;
        var (left, right) = (binder.TextOf(written.Left), binder.TextOf(written.Right));
        var (first, second) = (one.Unit, other.Unit);
        var units = $"'{left}' is in {one.Text} and '{right}' in {other.Text}";
        var own = new HashSet<string>(Analysis.Lints.WrittenParts.Of(written.Left).Concat(Analysis.Lints.WrittenParts.Of(written.Right)).OfType<NameSyntax>().Select(n => n.Name), StringComparer.Ordinal);
        var others = binder.Session.DeclaredUnits.All.Where(u => u.Name != "dt" && !own.Contains(u.Name)).ToList();
        if (written.Right is NameSyntax && others.Where(u => u.Unit.Equals(first) && IsUnused(u.Name)).ToList() is [var meant])
            return $"{units}, and nothing reads '{meant.Name}', which is in {one.Text}: did you mean {left} {sign} {meant.Name}?";
        var bridges = others.SelectMany(u => Bridges(u.Name, u.Unit)).ToList();
        // Of several the one that nothing else reads.
        var only = bridges.Count > 1 ? bridges.Where(x => IsUnused(x.Name)).ToList() : bridges;
        if (only is not [var bridge])
            return null;
        var text = bridge.IsLeft ? $"{OperandText.Between(null, bridge.Sign, left)} {Written(bridge.Sign)} {bridge.Name} {sign} {right}" : $"{left} {sign} {OperandText.Between(null, bridge.Sign, right)} {Written(bridge.Sign)} {bridge.Name}";
        return new Suggestion($"{units}; with '{bridge.Name}' write {text}.") { Trial = [new TextEdit(written.Left.Span.To(written.Right.Span), text)] };

        IEnumerable<(string Name, bool IsLeft, TokenKind Sign)> Bridges(string name, Unit unit)
        {
            if (unit.IsOne)
                yield break;
            if ((first * unit).Equals(second))
                yield return (name, true, TokenKind.Star);
            else if ((first / unit).Equals(second))
                yield return (name, true, TokenKind.Slash);
            else if ((second * unit).Equals(first))
                yield return (name, false, TokenKind.Star);
            else if ((second / unit).Equals(first))
                yield return (name, false, TokenKind.Slash);
        }
    }

    private static string Written(TokenKind sign) => sign == TokenKind.Star ? "*" : "/";

    /// <summary>Whether a name stands in the text where it is declared alone.</summary>
    private bool IsUnused(string name) => Lexer.Tokenize(binder.Scope.File.Source, new DiagnosticBag()).Count(t => t.Kind == TokenKind.Identifier && t.Text == name) == 1;
}
