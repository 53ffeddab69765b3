using RewardLang.Diagnostics;
using RewardLang.Ir;

namespace RewardLang.Analysis.Lints;

/// <summary>An end that looks at nothing but the number of steps.</summary>
internal sealed class TimeLimit : ILint
{
    public void Check(LintContext context)
    {
        // A limit that keeps something from ever being reached is told of with that.
        if (context.IsReported(context.Syntax.Span, DiagnosticCatalogue.BeyondEpisode))
            return;
        foreach (var (end, condition) in context.Ends)
            if (context.RangeOf(condition).Upper > 0 && CountsSteps(context.Program.Graph, condition))
                context.Report(end.Name.Span, DiagnosticCatalogue.TimeLimit, end.Name.Name);
    }

    /// <summary>Whether a condition looks at nothing but how many steps there were.</summary>
    public static bool CountsSteps(RewardGraph graph, Node condition)
    {
        // What a state is made of counts too, and a count that nothing of the outside feeds is one of steps.
        var reached = Reach.From([condition]);
        for (var count = 0; count < reached.Count;)
        {
            count = reached.Count;
            reached = Reach.From([.. reached, .. reached.Where(n => n.Kind == NodeKind.StateRead).Select(n => graph.States[n.Slot].Next)]);
        }

        return reached.Any(n => n.Kind == NodeKind.StateRead) && reached.All(n => n.Kind is not (NodeKind.Input or NodeKind.ModelCall));
    }
}
