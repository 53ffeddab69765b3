using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using RewardLang.Generator.Diagnostics;

namespace RewardLang.Generator.Usage;

/// <summary>
/// Finds mistakes in the C# code that uses a generated class and that the types do not show: a constant outside a parameter's
/// range, and tensors in the wrong order.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RewardUsageAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor s_outOfRange = new(
        "RWD6101", "Value outside the parameter's range",
        "The parameter '{0}' takes values from {1} to {2}: setting it to {3} throws",
        DiagnosticInfo.Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor s_wrongOrder = new(
        "RWD6102", "Tensors in the wrong order",
        "'{0}' is passed for the input '{1}', though '{2}' is another input. Name the argument if that is meant: {1}: {0}.",
        DiagnosticInfo.Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [s_outOfRange, s_wrongOrder];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(CheckRange, OperationKind.SimpleAssignment);
        context.RegisterOperationAction(CheckOrder, OperationKind.Invocation);
    }

    private static void CheckRange(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: var property }
            || !GeneratedClass.Is(property.ContainingType)
            || assignment.Value.ConstantValue is not { HasValue: true, Value: double or int })
            return;
        var range = property.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "RangeAttribute");
        if (range is not { ConstructorArguments: [{ Value: double lower }, { Value: double upper }] })
            return;
        var value = Convert.ToDouble(assignment.Value.ConstantValue.Value, CultureInfo.InvariantCulture);
        if (!(value >= lower && value <= upper))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                s_outOfRange, assignment.Value.Syntax.GetLocation(), property.Name, lower, upper, value));
        }
    }

    /// <summary>An argument without a name that is called like another input is a mistake, unless that input gets it too.</summary>
    private static void CheckOrder(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("Step" or "Evaluate") || !GeneratedClass.Is(call.TargetMethod.ContainingType))
            return;
        var names = call.Arguments.Where(a => a.Parameter is not null)
            .ToDictionary(a => a.Parameter!.Name, a => Plain(NameOf(a.Value)));
        foreach (var argument in call.Arguments)
        {
            var (given, own) = (NameOf(argument.Value), argument.Parameter?.Name);
            if (given is null || own is null || Plain(given) == Plain(own) || IsNamed(argument))
                continue;
            var other = names.Keys.FirstOrDefault(n => Plain(n) == Plain(given));
            if (other is not null && names[other] != Plain(given))
                context.ReportDiagnostic(Diagnostic.Create(s_wrongOrder, argument.Syntax.GetLocation(), given, own, other));
        }
    }

    private static string? NameOf(IOperation value) => value switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        _ => null,
    };

    private static string? Plain(string? name) => name?.Replace("_", "").ToLowerInvariant();

    private static bool IsNamed(IArgumentOperation argument) =>
        argument.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.ArgumentSyntax { NameColon: not null };
}
