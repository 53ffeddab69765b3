using RewardLang.Training.Rewards;

namespace RewardLang.Training.Environments;

/// <summary>The declaration of a tensor that an environment offers to rewards.</summary>
/// <param name="Name">The name by which a reward's input asks for it.</param>
/// <param name="Axes">Its named axes after the rows, in storage order; empty for one number in each row.</param>
/// <param name="Unit">Its unit in the notation of the reward language; "1" for a plain number.</param>
/// <param name="Documentation">One sentence that says what it is.</param>
/// <param name="Kind">What its elements are.</param>
public sealed record Signal(
    string Name, IReadOnlyList<SignalAxis> Axes, string Unit, string Documentation, SignalKind Kind = SignalKind.Real)
{
    /// <summary>The smallest value of any element in any episode, in <see cref="Unit"/>; null where nothing is promised.</summary>
    public double? Lower { get; init; }

    /// <summary>The largest value of any element in any episode, in <see cref="Unit"/>; null where nothing is promised.</summary>
    public double? Upper { get; init; }

    /// <summary>The same signal with the promise that its elements stay between two numbers.</summary>
    public Signal Within(double lower, double upper) => this with { Lower = lower, Upper = upper };

    /// <summary>A signal of one real number in each row.</summary>
    public static Signal Scalar(string name, string unit, string documentation) => new(name, [], unit, documentation);

    /// <summary>A signal with the built-in axis <c>xy</c>.</summary>
    public static Signal Planar(string name, string unit, string documentation) =>
        new(name, [new SignalAxis("xy", 2)], unit, documentation);

    /// <summary>The declaration of the input that reads this signal, as it is written in a reward.</summary>
    public string Declaration
    {
        get
        {
            var kind = Kind switch { SignalKind.Boolean => "bool", SignalKind.Integer => "int", _ => "real" };
            var unit = Kind is SignalKind.Real ? $"<{Unit}>" : "";
            var axes = Axes.Count is 0 ? "" : $"[{string.Join(", ", Axes.Select(axis => axis.Name))}]";
            var range = Lower is null || Upper is null ? "" : FormattableString.Invariant($" in {Lower} .. {Upper}");
            return $"input {Name} : {kind}{unit}{axes}{range}";
        }
    }
}

/// <summary>A named axis of a signal.</summary>
/// <param name="Name">The name, as a reward would declare it.</param>
/// <param name="Size">The number of elements, positive.</param>
public sealed record SignalAxis(string Name, int Size);
