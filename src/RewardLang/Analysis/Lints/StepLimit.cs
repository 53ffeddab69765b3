using RewardLang.Ir;
using RewardLang.Syntax;

namespace RewardLang.Analysis.Lints;

/// <summary>An end that holds after a number of steps, whatever happens in them, with parameters as they are declared.</summary>
/// <param name="End">The end.</param>
/// <param name="Steps">How many steps an episode has at most.</param>
internal sealed record StepLimit(EndSyntax End, int Steps)
{
    /// <summary>A longer episode is taken for one without a limit.</summary>
    private const int MostSteps = 20_000;

    /// <summary>Operations that are computed to find it.</summary>
    private const int MostWork = 400_000;

    /// <summary>The first of a program's limits that is met; null where there is none.</summary>
    public static StepLimit? Of(LintContext context) => context.Ends
        .SelectMany(e => EndConditions.Alternatives(e.Condition).Where(way => TimeLimit.CountsSteps(context.Program.Graph, way)).Select(way => (End: e.Syntax, Steps: StepsUntil(context.Program, way))))
        .Where(e => e.Steps is not null).OrderBy(e => e.Steps).Select(e => new StepLimit(e.End, e.Steps!.Value)).FirstOrDefault();

    /// <summary>At which step, counted from 1, a condition first holds that looks at nothing but the number of steps; null where that is not found.</summary>
    private static int? StepsUntil(CompiledProgram program, Node condition)
    {
        var nodes = Reach.ThroughSteps(program.Graph, [condition]).OrderBy(n => n.Id).ToList();
        if (!nodes.TrueForAll(n => IsComputed(program, n)))
            return null;
        var values = new Dictionary<Node, double>();
        var states = new double[program.Graph.States.Count];
        for (var step = 0; step < Math.Min(MostSteps, MostWork / nodes.Count); step++)
        {
            foreach (var node in nodes)
                values[node] = (float)Compute(program, node, values, states, step);
            if (values[condition] != 0)
                return step + 1;
            foreach (var node in nodes.Where(n => n.Kind == NodeKind.StateRead))
                states[node.Slot] = values[program.Graph.States[node.Slot].Next];
        }

        return null;
    }

    private static bool IsComputed(CompiledProgram program, Node node) => node.Axes.Count == 0 && node.Kind switch
    {
        NodeKind.Param => program.Params[node.Slot].Default is { Count: 1 },
        NodeKind.StateRead => !program.Graph.States[node.Slot].IsBackward,
        NodeKind.Constant or NodeKind.IsFirstStep or NodeKind.Unary or NodeKind.Binary or NodeKind.Select or NodeKind.ToNumber or NodeKind.ToTruth => true,
        _ => false,
    };

    private static double Compute(CompiledProgram program, Node node, Dictionary<Node, double> values, double[] states, int step)
    {
        double Operand(int number) => values[node.Operands[number]];
        return node.Kind switch
        {
            NodeKind.Constant => node.Value,
            NodeKind.Param => program.Params[node.Slot].Default![0],
            NodeKind.StateRead => states[node.Slot],
            NodeKind.IsFirstStep => step == 0 ? 1 : 0,
            NodeKind.Unary => node.Unary!.Evaluate(Operand(0)),
            NodeKind.Binary => node.Binary!.Evaluate(Operand(0), Operand(1)),
            NodeKind.Select => Operand(0) != 0 ? Operand(1) : Operand(2),
            NodeKind.ToTruth => Operand(0) != 0 ? 1 : 0,
            _ => Operand(0),
        };
    }
}
