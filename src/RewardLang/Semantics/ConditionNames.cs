using RewardLang.Analysis.Lints;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Names that are conditions by where they stand: in an end, behind 'when', before 'then', beside 'and', 'or' and 'not'.</summary>
internal static class ConditionNames
{
    public static HashSet<string> In(ProgramSyntax program)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in program.Members)
        {
            Add(member is EndSyntax end ? end.Condition : member is TermSyntax term ? term.Condition : null);
            foreach (var part in WrittenParts.Of(member))
                switch (part)
                {
                    case IfSyntax choice:
                        Add(choice.Condition);
                        break;
                    case UnarySyntax { Operator: TokenKind.Not } negation:
                        Add(negation.Operand);
                        break;
                    case BinarySyntax { Operator: TokenKind.And or TokenKind.Or } both:
                        Add(both.Left);
                        Add(both.Right);
                        break;
                }
        }

        return names;

        void Add(ExpressionSyntax? condition)
        {
            if (condition is ParenthesizedSyntax { Inner: var inner })
                Add(inner);
            else if (condition is NameSyntax name)
                names.Add(name.Name);
        }
    }
}
