using RewardLang.Diagnostics;

namespace RewardLang.Semantics;

/// <summary>Modules as others call them, and those of the library that are meant.</summary>
internal static class ModuleAdvice
{
    private static readonly Dictionary<string, string> s_modules = new(StringComparer.Ordinal)
    {
        ["rotation"] = "quaternion quaternions quat quats orientation attitude rotations transform transforms geometry angle angles euler pose so3 spatial isaac_utils",
        ["temporal"] = "time history memory smoothing filter filters event events timing sequence trajectory ema",
        ["tolerance"] = "tol kernel kernels shape shapes dm_control control_suite tolerances",
        ["shaping"] = "potential potentials potential_based pbrs shaped",
        ["policy"] = "ppo grpo policies policy_gradient losses loss rlhf advantage gae kl",
        ["preference"] = "dpo bradley_terry pairwise preferences ranking reward_model rm",
        ["combine"] = "ensemble ensembles multi_objective multiobjective aggregate aggregation scalarization scalarize moo pareto combination combinators",
        ["refine"] = "process prm process_reward process_rewards refinement delta clip_delta steps",
        ["stages"] = "curriculum stage phase phases staged",
        ["logic"] = "stl ltl robustness temporal_logic signal_temporal_logic",
        ["metrics"] = "metric evaluation eval stats statistics correlation",
        ["locomotion"] = "legged gait walking walk robot robotics quadruped humanoid legged_gym",
        ["group"] = "groups group_relative best_of_n bon rloo",
    };

    private static readonly string[] s_core = ["math", "core", "builtin", "builtins", "basic", "linalg", "vector", "vectors", "ops", "numeric", "functions", "prelude", "base", "types", "units", "common", "std"];

    private static readonly Lazy<Dictionary<string, string>> s_meant = new(() => s_modules.SelectMany(m => m.Value.Split(' ').Select(word => (word, m.Key))).ToDictionary(p => p.word, p => $"std.{p.Key}", StringComparer.Ordinal));

    /// <summary>The module of the library that another name stands for; null for none.</summary>
    public static string? ModuleOf(string path) => s_meant.Value.TryGetValue(NameOf(path), out var module) ? module : null;

    /// <summary>What to write in place of an import that is none.</summary>
    public static Suggestion Advice(string path)
    {
        if (s_core.Contains(NameOf(path)))
            return new Suggestion("Nothing is imported for it: exp, norm, clip and their like are there everywhere. Remove the line.", "");
        var near = NameSuggestion.Near(path, StandardLibrary.Modules);
        return near?.Replacement is { } module ? near with { Replacement = $"import {module}" } : $"The modules are {string.Join(", ", StandardLibrary.Modules)}.";
    }

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('.') + 1).ToLowerInvariant();
}
