using RewardLang.Diagnostics;
using RewardLang.Syntax.Remedies;

namespace RewardLang.Semantics;

/// <summary>Names that come from Python, torch and numpy, and what is written here.</summary>
internal static class ForeignNames
{
    private const string s_episodeLength = "How long an episode is the host says: declare 'input episode_length : int', or 'param episode_length : int = 500 in 1 .. 10000'; the last step of a whole trajectory is is_last() of std.refine.";

    private static readonly Dictionary<string, Suggestion> s_advice = new(StringComparer.Ordinal)
    {
        ["torch"] = "There is no 'torch.' here: call the function by its own name, norm(x) rather than torch.norm(x).",
        ["np"] = "There is no 'np.' here: call the function by its own name, clip(x, 0, 1) rather than np.clip(x, 0, 1).",
        ["numpy"] = "There is no 'numpy.' here: call the function by its own name.",
        ["Mathf"] = "There is no 'Mathf.' here: call the function by its own name.",
        ["Math"] = "There is no 'Math.' here: call the function by its own name.",
        ["math"] = "There is no 'math.' here: call the function by its own name.",
        ["jnp"] = "There is no 'jnp.' here: call the function by its own name.",
        ["F"] = "There is no 'F.' here: call the function by its own name.",
        ["self"] = "There is no 'self': declare what the host gives with 'input' or 'param'; the value of the step before is prev(value, initial: value).",
        ["True"] = new("Write 'true'.", "true"),
        ["False"] = new("Write 'false'.", "false"),
        ["None"] = "There is no None: every name has a value, and what a value was at the step before is prev(value, initial: value), its own where there is no such step.",
        ["where"] = "Write 'if condition then a else b'.",
        ["clamp"] = new("Write 'clip(x, lower, upper)'.", "clip"),
        ["zeros_like"] = "A bare 0 takes every shape: write 0.",
        ["ones_like"] = "A bare 1 takes every shape: write 1.",
        ["concatenate"] = "Axes are not concatenated: reduce each value and add the results.",
        ["linalg"] = "Write 'norm(x)'.",
        ["clone"] = "Values never change: there is nothing to clone.",
        ["lambda"] = "Functions are declared with 'fn name(x) = …' beside the program.",
        ["def"] = "Functions are declared with 'fn name(x) = …' beside the program.",
        ["elif"] = new("Write 'else if condition then a else b'.", "else if"),
        ["for"] = LoopRemedies.General,
        ["expect"] = new("Write 'check near > far', or a claim about all inputs: 'check total in 0..1'.", "check"),
        ["curriculum"] = "A schedule is an expression of training_step, as in 'weight clip(training_step / 10000, 0, 1)'.",
        ["schedule"] = "A schedule is an expression of training_step, as in 'weight clip(training_step / 10000, 0, 1)'.",
        ["until"] = "A condition that has held once is 'ever(condition)' of std.temporal.",
        ["while"] = "There are no loops: a 'state' carries a value from step to step.",
        ["len"] = "Write 'size(axis)' with the name of the axis.",
        ["numel"] = "Write 'size(axis)' with the name of the axis.",
        ["arange"] = "Write 'index(axis)': 0, 1, 2, … along an axis.",
        ["unsqueeze"] = "Axes have names: nothing is reshaped, and values meet by the names of their axes.",
        ["squeeze"] = "Axes have names: nothing is reshaped, and values meet by the names of their axes.",
        ["reshape"] = "Axes have names: nothing is reshaped; a part is renamed with x[0..3 as xyz].",
        ["nan_to_num"] = "A NaN is never replaced in silence: keep it out with 'if condition then value else 0'.",
        ["print"] = "Nothing is printed: write 'output name = value' and look at it in the host.",
        ["try"] = "There are no exceptions: a hazard is kept out with 'if condition then value else other'.",
        ["pass"] = "Every statement declares something: remove it.",
        ["quat_to_euler"] = new("Write 'roll(q)', 'pitch(q)' and 'yaw(q)' of std.rotation."),
        ["euler_xyz_from_quat"] = new("Write 'roll(q)', 'pitch(q)' and 'yaw(q)' of std.rotation."),
        ["get_euler_xyz"] = new("Write 'roll(q)', 'pitch(q)' and 'yaw(q)' of std.rotation."),
        ["episode_length"] = s_episodeLength,
        ["max_episode_length"] = s_episodeLength,
        ["max_episode_steps"] = s_episodeLength,
        ["episode_steps"] = s_episodeLength,
        ["num_steps"] = s_episodeLength,
        ["max_steps"] = s_episodeLength,
        ["horizon"] = s_episodeLength,
        ["global_step"] = new("Write 'training_step'.", "training_step"),
        ["assert"] = new("Write 'check near > far', or a claim about all inputs: 'check total in 0..1'.", "check"),
        ["const"] = "Write 'param name = value' for what the host may change, else 'let name = value'.",
        ["var"] = "Write 'let name = value', or a 'state' for what changes from step to step.",
        ["val"] = new("Write 'let name = value'.", "let"),
        ["terminate"] = new("Write 'end name when condition'.", "end"),
        ["done"] = "Write 'end name when condition'; an end is a name like any other.",
        ["is"] = "Write '==', or '!=' for 'is not'; a condition is used as it is: 'grasped', 'not grasped'.",
        ["from"] = "Write 'import std.module' for each module; its functions are called by their names.",
        ["match"] = "Write 'if a then x else if b then y else z'.",
        ["switch"] = "Write 'if a then x else if b then y else z'.",
        ["mut"] = "Nothing is mutable: what is kept from step to step is a state.",
        ["class"] = "A program is written 'reward Name { … }'.",
        ["function"] = "Functions are declared with 'fn name(x) = …' beside the program.",
        ["truncate"] = "There are no truncations: a time limit is the host's, so remove it; what ends the episode by itself is 'end name when condition'.",
        ["async"] = "A program has no order of execution.",
    };

    /// <summary>Functions of other languages, whose names are as good for a value.</summary>
    private static readonly Dictionary<string, Suggestion> s_functions = new(StringComparer.Ordinal)
    {
        ["interp"] = "Write each straight piece in a choice: 'if x < a then … else if x < b then … else …'; std.tolerance has ready shapes.",
        ["values"] = "There are no dictionaries: each part is a term, 'term name = value', and an array is used by its name.",
        ["items"] = "There are no dictionaries: each part is a term, 'term name = value', and an array is used by its name.",
        ["keys"] = "There are no dictionaries: each part is a term, 'term name = value', and an array is used by its name.",
        ["quat_to_matrix"] = "Write 'column_x(q)', 'column_y(q)' or 'column_z(q)' of std.rotation: row 2 of column 2 is column_z(q).z.",
        ["matrix_from_quat"] = "Write 'column_x(q)', 'column_y(q)' or 'column_z(q)' of std.rotation: row 2 of column 2 is column_z(q).z.",
        ["cat"] = "Axes are not concatenated: reduce each value and add the results.",
        ["stack"] = "Write [a, b] or the name of an axis with components: xyz(a, b, c).",
        ["tensor"] = "Write the number itself, or [1, 2, 3].",
        ["shape"] = "Write 'size(axis)' with the name of the axis.",
        ["range"] = "There are no loops: 'index(axis)' is 0, 1, 2, … along an axis.",
        ["view"] = "Axes have names: nothing is reshaped; a part is renamed with x[0..3 as xyz].",
        ["once"] = new("Write 'first(condition)' of std.temporal, true at the first step at which it holds.", "first"),
        ["batch"] = "Rows are folded with over: batch, as in mean(x, over: batch).",
        ["moving_average"] = new("Write 'ema(x, rate)' or 'average(x)' of std.temporal.", "ema"),
        ["append"] = "Nothing is appended: write it for all elements at once, as in norm(tips - object, over: xyz) for the norm of each.",
        ["extend"] = "Nothing is appended: write it for all elements at once, as in norm(tips - object, over: xyz) for the norm of each.",
        ["item"] = "Leave it out: a value is one number for each row already.",
        ["quat_diff"] = "Write 'rotation_angle(a, b)' of std.rotation for the angle between two, or quat_multiply(a, conjugate(b)) for the turn from b to a.",
        ["quat_axis"] = "Write 'column_x(q)', 'column_y(q)' or 'column_z(q)' of std.rotation.",
        ["euler"] = new("Write 'roll(q)', 'pitch(q)' and 'yaw(q)' of std.rotation."),
        ["concat"] = "Axes are not concatenated: reduce each value and add the results.",
        ["zeros"] = "A bare 0 takes every shape: write 0.",
        ["ones"] = "A bare 1 takes every shape: write 1.",
        ["rand"] = "A reward is no random number: pass what is drawn as an input.",
        ["randn"] = "A reward is no random number: pass what is drawn as an input.",
        ["uniform"] = "A reward is no random number: pass what is drawn as an input.",
        ["randint"] = "A reward is no random number: pass what is drawn as an input.",
        ["bernoulli"] = "A reward is no random number: pass what is drawn as an input.",
        ["gauss"] = "A reward is no random number: pass what is drawn as an input.",
        ["random"] = "A reward is no random number: pass what is drawn as an input.",
        ["distance"] = "Write 'norm(a - b)', with over: and the axis of the components where there are others.",
        ["dist"] = "Write 'norm(a - b)', with over: and the axis of the components where there are others.",
        ["hypot"] = "Write 'norm([x, y])'.",
        ["sqrmagnitude"] = "Write 'sum(x^2)'.",
        ["cdist"] = "Write 'norm(a - b, over: xyz)': values meet by the names of their axes.",
        ["select"] = "Write 'if condition then a else b'.",
        ["cond"] = "Write 'if condition then a else b'.",
        ["indicator"] = "A condition is a number where one is needed: write the condition.",
        ["RewTerm"] = "Write 'term name = value weight number'.",
        ["smoothstep"] = "Write 's^2 * (3 - 2 * s)' with 'let s = clip((x - a) / (b - a), 0, 1)'.",
    };

    private const string Truncation = "A truncation is the host's and no end: remove the end; a term that needs to know of it takes it as an input of kind bool.";

    private static readonly Suggestion s_timeStep = new("The time of a step is 'dt'.", "dt");

    /// <summary>Names that environments give to what is built in or set by the host, and that are as good for one's own.</summary>
    private static readonly Dictionary<string, Suggestion> s_values = new(StringComparer.Ordinal)
    {
        ["t"] = "The index of a step in its episode is 'step'; the time is step * dt.",
        ["time"] = new("The time since the episode began is step * dt.", "step * dt"),
        ["elapsed"] = new("The time since the episode began is step * dt.", "step * dt"),
        ["elapsed_time"] = new("The time since the episode began is step * dt.", "step * dt"),
        ["timestep"] = new("The index of a step in its episode is 'step'.", "step"),
        ["time_step"] = new("The index of a step in its episode is 'step'; the time between two is 'dt'.", "step"),
        ["episode_step"] = new("The index of a step in its episode is 'step'.", "step"),
        ["step_count"] = new("The index of a step in its episode is 'step'.", "step"),
        ["episode_length_buf"] = new("The index of a step in its episode is 'step'.", "step"),
        ["progress_buf"] = new("The index of a step in its episode is 'step'.", "step"),
        ["max_steps"] = "Declare 'param max_steps = 500', which the host may set.",
        ["max_episode_steps"] = "Declare 'param max_episode_steps = 500', which the host may set.",
        ["max_episode_length"] = "Declare 'param max_episode_length = 500', which the host may set.",
        ["horizon"] = "Declare 'param horizon = 500', which the host may set.",
        ["truncated"] = Truncation,
        ["truncation"] = Truncation,
        ["timeout"] = Truncation,
        ["time_out"] = Truncation,
        ["timed_out"] = Truncation,
        ["dt_sim"] = s_timeStep,
        ["sim_dt"] = s_timeStep,
        ["control_dt"] = s_timeStep,
        ["step_dt"] = s_timeStep,
        ["delta_t"] = s_timeStep,
        ["delta_time"] = s_timeStep,
        ["deltaTime"] = s_timeStep,
        ["is_first"] = new("An episode's first step is 'step == 0'.", "(step == 0)"),
        ["is_first_step"] = new("An episode's first step is 'step == 0'.", "(step == 0)"),
        ["last_step"] = "How long an episode is the host says: declare 'param last_step : int = 499'.",
        ["PI"] = new("Write 'pi'.", "pi"),
        ["Pi"] = new("Write 'pi'.", "pi"),
        ["infinity"] = new("Write 'inf'.", "inf"),
        ["Infinity"] = new("Write 'inf'.", "inf"),
        ["INFINITY"] = new("Write 'inf'.", "inf"),
        ["Inf"] = new("Write 'inf'.", "inf"),
        ["INF"] = new("Write 'inf'.", "inf"),
        ["e"] = "Write exp(x) for e^x, and exp(1) for the number itself.",
        ["null"] = "There is no null: every name has a value.",
        ["NULL"] = "There is no null: every name has a value.",
        ["nil"] = "There is no nil: every name has a value.",
        ["undefined"] = "There is nothing undefined: every name has a value.",
        ["nan"] = "Nothing equals NaN: write 'x != x', which holds for NaN alone.",
        ["NaN"] = "Nothing equals NaN: write 'x != x', which holds for NaN alone.",
    };

    /// <summary>What to write instead of a value that is not declared; null for a name that is none of another language.</summary>
    public static Suggestion? AdviceForValue(string name) => s_values.TryGetValue(name, out var advice) ? advice : Advice(name);

    /// <summary>What to write instead of a name of another language; null for a name that is none.</summary>
    public static Suggestion? Advice(string name) => s_advice.TryGetValue(name, out var advice) ? advice : null;

    /// <summary>What to call instead of a function of another language whose name is not spelt right; null for none.</summary>
    public static Suggestion? AdviceForMisspelt(string name) => name.Length > 4 && s_functions.Keys.FirstOrDefault(known => NameSuggestion.Distance(name, known) == 1) is { } meant
        ? s_functions[meant] : null;

    /// <summary>A function's name in the letters of Python, <c>abs</c> for <c>Abs</c> of C#, where it is known so; else as it is written.</summary>
    public static string Spelt(string name)
    {
        string[] spellings = [name, char.ToLowerInvariant(name[0]) + name.Substring(1), name.ToLowerInvariant()];
        return spellings.FirstOrDefault(s => Builtins.CoreFunctions.Find(s) is not null || AdviceForCall(s) is not null) ?? name;
    }

    /// <summary>What to call instead of a function of another language; null for a name that is none.</summary>
    public static Suggestion? AdviceForCall(string name) => s_functions.TryGetValue(name, out var advice) ? advice : Advice(name) ?? ForeignFunctions.General(name);
}
