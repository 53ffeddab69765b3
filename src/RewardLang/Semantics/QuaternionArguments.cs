using RewardLang.Diagnostics;
using RewardLang.Syntax;

namespace RewardLang.Semantics;

/// <summary>Quaternions in the place of vectors: their components have the names of a vector's, so nothing else tells the two apart.</summary>
internal static class QuaternionArguments
{
    /// <summary>Reports the first argument of a library call that is a quaternion where a vector over xyz is read.</summary>
    /// <param name="binder">Binds the call.</param>
    /// <param name="function">The function of the library.</param>
    /// <param name="call">Its call in the user's text.</param>
    /// <param name="given">What a parameter got.</param>
    public static bool Report(ExpressionBinder binder, FunctionSymbol function, CallSyntax call, Func<string, BoundValue?> given)
    {
        var parameters = function.Syntax.Parameters.Select(p => p.Name.Name).ToList();
        var wrong = VectorsOf(function.Name).Where(name => IsQuaternion(given(name))).ToList();
        if (function.File.Source.Path != "std.rotation" || wrong.Count == 0)
            return false;
        var argument = call.Arguments.FirstOrDefault(a => a.Name?.Name == wrong[0]) ?? call.Arguments[parameters.IndexOf(wrong[0])];
        binder.Report(argument.Span, DiagnosticCatalogue.WrongType, $"the argument '{wrong[0]}' of '{function.Name}'", "a vector over xyz", given(wrong[0])!.Type, Advice(binder, function.Name, call, argument, wrong.Count));
        return true;
    }

    private static Suggestion Advice(ExpressionBinder binder, string function, CallSyntax call, ArgumentSyntax argument, int count)
    {
        var text = binder.TextOf(argument.Value);
        if (function == "angle_between" && count == 2)
        {
            var angle = $"rotation_angle({string.Join(", ", call.Arguments.Select(a => binder.TextOf(a.Value)))})";
            return new Suggestion($"'{text}' is a quaternion: write {angle}.", angle, call.Span);
        }

        return $"'{text}' is a quaternion: the directions to which it turns the axes are column_x({text}), column_y({text}) and column_z({text}).";
    }

    private static string[] VectorsOf(string function) => function switch
    {
        "cross" or "angle_between" => ["a", "b"],
        "rotate" or "rotate_inverse" or "rotate_z" or "rotate_yaw" or "rotate_yaw_inverse" => ["v"],
        "quat_from_axis_angle" => ["axis_direction"],
        _ => [],
    };

    private static bool IsQuaternion(BoundValue? value) => value is not null && value.Axes.Any(a => a == Axis.Quaternion || a == Axis.QuaternionVectorFirst) && !value.Axes.Contains(Axis.Position);
}
