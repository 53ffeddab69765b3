namespace RewardLang.Runtime;

/// <summary>What a guard found something wrong with, in the order in which it looks.</summary>
public enum GuardedMember
{
    /// <summary>An input.</summary>
    Input,

    /// <summary>What a model is asked about.</summary>
    ModelArgument,

    /// <summary>What a model answered.</summary>
    Model,

    /// <summary>A term's own value.</summary>
    Term,

    /// <summary>What a term adds to the total: its value times its weight.</summary>
    Contribution,

    /// <summary>An output.</summary>
    Output,

    /// <summary>The total.</summary>
    Total,

    /// <summary>What the total adds to the sum of the contributions.</summary>
    Adjustment,
}

/// <summary>
/// A number of a run is not finite or outside its declared range; thrown where <see cref="RewardOptions.Guards"/> is set. The run has
/// taken place: its episodes went on, and results that the caller owns hold its numbers.
/// </summary>
public sealed class RewardGuardException : RewardException
{
    internal RewardGuardException(string message, string program, GuardedMember kind, string member, long? row, long? step, double value)
        : base(message)
    {
        Program = program;
        Kind = kind;
        Member = member;
        Row = row;
        Step = step;
        Value = value;
    }

    /// <summary>The program's name.</summary>
    public string Program { get; }

    /// <summary>What the member is.</summary>
    public GuardedMember Kind { get; }

    /// <summary>The member's name in the program; of an argument the model's.</summary>
    public string Member { get; }

    /// <summary>The first row that it is wrong in; null for an input that all rows share.</summary>
    public long? Row { get; }

    /// <summary>The first step of that row that it is wrong at; null for single steps and for what all steps share.</summary>
    public long? Step { get; }

    /// <summary>The number, in the member's declared unit.</summary>
    public double Value { get; }
}
