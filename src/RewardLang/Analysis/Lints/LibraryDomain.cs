using RewardLang.Analysis.Intervals;

namespace RewardLang.Analysis.Lints;

/// <summary>The numbers that a parameter of a library function takes, as its documentation says.</summary>
/// <param name="Numbers">The numbers.</param>
/// <param name="Text">What is said of them.</param>
internal sealed record LibraryDomain(Interval Numbers, string Text)
{
    private static readonly LibraryDomain s_positive = new(new Interval(double.Epsilon, double.PositiveInfinity), "a number above 0");
    private static readonly LibraryDomain s_nonnegative = new(new Interval(0, double.PositiveInfinity), "0 or more");
    private static readonly LibraryDomain s_share = new(new Interval(0, 1), "a number in 0 .. 1");
    private static readonly LibraryDomain s_between = new(new Interval(double.Epsilon, 1 - 1e-9), "a number above 0 and below 1");
    private static readonly LibraryDomain s_belowOne = new(new Interval(0, 1 - 1e-9), "0, or a number below 1");

    private static readonly Dictionary<(string Function, string Parameter), LibraryDomain> s_all = new[]
    {
        (s_between, "value_at_margin", "tolerance tolerance_gaussian tolerance_hyperbolic tolerance_long_tail tolerance_reciprocal tolerance_tanh_squared"),
        (s_belowOne, "value_at_margin", "tolerance_cosine tolerance_linear tolerance_quadratic"),
        (s_nonnegative, "margin", "tolerance tolerance_gaussian tolerance_hyperbolic tolerance_long_tail tolerance_reciprocal tolerance_tanh_squared tolerance_cosine tolerance_linear tolerance_quadratic lexicographic"),
        (s_share, "rate", "ema"),
        (s_share, "discount", "discounted return_to_go generalized_advantage potential_shaping one_sided_shaping"),
        (s_share, "decay", "generalized_advantage"),
        (s_share, "share", "nominal_and_worst"),
        (s_share, "spirit", "team_rewards"),
        (s_share, "chance", "bradley_terry_soft best_of_attempts"),
        (s_share, "best", "best_random_chances"),
        (s_between, "tau", "expectile_loss"),
        (s_positive, "temperature", "soft_minimum smooth_and smooth_or smooth_so_far smooth_once smooth_always_ahead smooth_eventually"),
        (s_positive, "sigma", "tracking velocity_tracking turn_tracking"),
        (s_positive, "limit", "clipped_surrogate clipped_value_loss clipped_dpo standardized"),
        (s_positive, "beta", "dpo diffusion_dpo clipped_dpo reward_difference"),
        (s_positive, "half_life", "half_life_discount"),
        (s_positive, "frequency", "half_life_discount"),
        (s_nonnegative, "epsilon", "group_advantage standardized normalize direction cosine_similarity"),
        (s_nonnegative, "uncertainty", "uncertainty_weighted"),
    }.SelectMany(row => row.Item3.Split(' ').Select(function => (Function: function, Parameter: row.Item2, Domain: row.Item1))).ToDictionary(d => (d.Function, d.Parameter), d => d.Domain);

    /// <summary>The functions and parameters that have one.</summary>
    public static IEnumerable<(string Function, string Parameter)> Known => s_all.Keys;

    /// <summary>The domain of a parameter; null for one that takes every number.</summary>
    public static LibraryDomain? Of(string function, string parameter) => s_all.TryGetValue((function, parameter), out var domain) ? domain : null;

    /// <summary>Whether no number of a range is one of them.</summary>
    public bool Excludes(Interval range) => range is { HasNoNumber: false, MayBeNaN: false } && (range.Upper < Numbers.Lower || range.Lower > Numbers.Upper);
}
