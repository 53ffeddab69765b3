namespace RewardLang.Runtime.Tests.RandomPrograms;

/// <summary>A random program: every kind of member, with declarations that use those before them.</summary>
/// <param name="Header">What stands before its members.</param>
/// <param name="Members">Its members, one each.</param>
internal sealed record RandomProgram(string Header, IReadOnlyList<string> Members)
{
    public string Text => $"{Header}\nreward Random {{\n{string.Concat(Members.Select(m => $"  {m}\n"))}}}\n";

    /// <summary>The program of a seed.</summary>
    /// <param name="seed">Equal seeds give equal programs.</param>
    /// <param name="usesBatch">Whether rows may depend on each other.</param>
    /// <param name="looksAhead">Whether steps may depend on later ones.</param>
    /// <param name="isWild">Whether values may be NaN, infinite or of any size.</param>
    public static RandomProgram Create(int seed, bool usesBatch, bool looksAhead = false, bool isWild = false)
    {
        var random = new Random(seed);
        var expressions = new RandomExpressions(random, usesBatch, looksAhead, isWild);
        var members = new List<string> { "axis joint = 3", "axis foot = 2", "axis command { a, b, c, d }" };
        AddInputs(random, expressions, members, looksAhead);
        if (usesBatch)
            members.AddRange(["input member : int episodic", "group by member"]);
        members.Add($"param gain = {expressions.Constant()}");
        members.Add("param limits : real[joint] = [0.5, 1, 1.5] in 0 .. 2");
        expressions.Names.Add(new NamedValue("gain", false, []));
        expressions.Names.Add(new NamedValue("limits", false, ["joint"]));
        var depth = random.Next(2, 5);
        for (var i = random.Next(2, 6); i > 0; i--)
            AddLocal(random, expressions, members, depth, i, looksAhead);
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var condition = random.Next(3) == 0 ? $" when {expressions.Truth([], depth - 1)}" : "";
            var weight = random.Next(3) switch { 0 => "", 1 => $" weight {expressions.Constant()}", _ => $" weight {expressions.Number([], 1)}" };
            members.Add($"term part{i} = {expressions.Number([], depth)}{condition}{weight}");
        }

        members.Add($"output wide = {expressions.Number(expressions.RandomAxes(), depth)}");
        members.Add($"output flags = {expressions.Truth(expressions.RandomAxes(), depth)}");
        if (random.Next(2) == 0)
            members.Add("total = weighted_sum(terms) |> clip(-5, 5)");
        if (random.Next(2) == 0)
            members.Add($"end stop when {expressions.Truth([], depth - 1)}");
        return new RandomProgram("import std.temporal", members);
    }

    private static void AddInputs(Random random, RandomExpressions expressions, List<string> members, bool looksAhead)
    {
        for (var i = random.Next(2, 6); i > 0; i--)
        {
            var axes = expressions.RandomAxes();
            var isTruth = random.Next(4) == 0;
            var type = (isTruth ? "bool" : random.Next(5) == 0 ? "int" : "real") + (axes.Count == 0 ? "" : $"[{string.Join(", ", axes)}]");
            members.Add($"input in{i} : {type}{(random.Next(5) == 0 ? " shared" : "")}{(looksAhead && random.Next(5) == 0 ? " episodic" : "")}");
            expressions.Names.Add(new NamedValue($"in{i}", isTruth, axes));
        }

        members.Add("input position : vec3<cm>");
        members.Add("let place = position / 2<m> + [0, 0.5, 0]");
        expressions.Names.Add(new NamedValue("place", false, ["xyz"]));
    }

    private static void AddLocal(Random random, RandomExpressions expressions, List<string> members, int depth, int number, bool looksAhead)
    {
        var axes = expressions.RandomAxes();
        var name = $"local{number}";
        var isTruth = random.Next(4) == 0;
        if (random.Next(3) == 0 && !isTruth)
        {
            // In its own next value the name means the previous step's; the decay keeps it bounded.
            var first = expressions.Number(axes, 1);
            var word = random.Next(2) == 0 ? "=" : "from";
            var direction = looksAhead && random.Next(2) == 0 ? "backward" : "state";
            members.Add($"{direction} {name} {word} {first} then 0.5 * {name} + {expressions.Number(axes, depth)}");
        }
        else
        {
            members.Add($"let {name} = {(isTruth ? expressions.Truth(axes, depth) : expressions.Number(axes, depth))}");
        }

        expressions.Names.Add(new NamedValue(name, isTruth, axes));
    }
}
