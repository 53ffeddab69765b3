using RewardLang.Diagnostics;
using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>
/// A named element of an input that no result is made of, <c>handles.right</c>, while the others are read one by one: most often another stands in its place. Of coordinates
/// one is often enough.
/// </summary>
internal sealed class UnusedElement : ILint
{
    public void Check(LintContext context)
    {
        var declared = context.Syntax.Members.OfType<AxisSyntax>().Where(a => a.Components is not null).Select(a => a.Name.Name).ToList();
        foreach (var input in declared.Count == 0 ? [] : context.Syntax.Members.OfType<InputSyntax>())
        {
            var slot = context.Program.Inputs.ToList().FindIndex(i => i.Name == input.Name.Name);
            if (context.Program.Graph.Nodes.FirstOrDefault(n => n.Kind == NodeKind.Input && n.Slot == slot) is not { } node || node.Axes.FirstOrDefault(a => a.Components is not null && declared.Contains(a.Name)) is not { } axis)
                continue;
            var users = context.Program.Graph.Nodes.Where(n => n.Operands.Contains(node)).ToList();
            if (!users.TrueForAll(n => n.Kind == NodeKind.Slice && n.SourceAxis == axis))
                continue;
            var read = new HashSet<int>(users.SelectMany(n => n.Indices!));
            foreach (var element in Enumerable.Range(0, axis.Components!.Count).Where(i => !read.Contains(i)))
                if (Beside(context, input.Name.Name, axis.Components[element]) is { } advice)
                    context.Report(input.Name.Span, DiagnosticCatalogue.UnusedInput, "element", $"{input.Name.Name}.{axis.Components[element]}", advice);
        }
    }

    /// <summary>Where the element of another value stands beside another element of this one; null where it does not.</summary>
    private static Suggestion? Beside(LintContext context, string input, string element)
    {
        foreach (var whole in context.Syntax.Members.SelectMany(WrittenParts.Whole))
        {
            var members = WrittenParts.Of(whole).OfType<MemberSyntax>().Where(m => m.Target is NameSyntax).ToList();
            if (members.FirstOrDefault(m => m.Member.Name == element && ((NameSyntax)m.Target).Name != input) is { } other && members.FirstOrDefault(m => ((NameSyntax)m.Target).Name == input) is { } own)
                return new Suggestion($"Line {context.Program.Source.GetPosition(own.Span.Start).Line} has '{context.TextOf(own)}' beside '{context.TextOf(other)}': was {input}.{element} meant?", element, own.Member.Span);
        }

        return null;
    }
}
