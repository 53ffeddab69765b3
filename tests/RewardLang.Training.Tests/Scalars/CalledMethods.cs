using System.Reflection;
using System.Reflection.Emit;

namespace RewardLang.Training.Tests.Scalars;

/// <summary>Reads compiled code: the methods that a method calls.</summary>
internal static class CalledMethods
{
    private const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<int, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value & 0xFFFF);

    /// <summary>All methods and constructors with a body, those of nested types and lambdas included.</summary>
    public static IEnumerable<MethodBase> MethodsOf(Assembly assembly) => assembly.GetTypes()
        .SelectMany(type => type.GetMethods(Everything).Concat<MethodBase>(type.GetConstructors(Everything)))
        .Where(method => method.GetMethodBody() is not null);

    /// <summary>What a method calls, each by its definition: a generic one as it was declared.</summary>
    public static IEnumerable<MethodBase> In(MethodBase method)
    {
        var code = method.GetMethodBody()!.GetILAsByteArray()!;
        var typeArguments = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
        for (var position = 0; position < code.Length;)
        {
            var value = code[position] == 0xFE ? 0xFE00 | code[position + 1] : code[position];
            var operation = OpCodesByValue[value];
            position += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod)
                yield return Definition(method.Module.ResolveMethod(BitConverter.ToInt32(code, position), typeArguments, methodArguments)!);
            position += OperandSize(operation.OperandType, code, position);
        }
    }

    // Arrays of more than one dimension have methods that no metadata declares.
    private static MethodBase Definition(MethodBase method) =>
        method.DeclaringType is { IsArray: true } ? method : method.Module.ResolveMethod(method.MetadataToken)!;

    private static int OperandSize(OperandType type, byte[] code, int position) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, position),
        _ => 4,
    };
}
