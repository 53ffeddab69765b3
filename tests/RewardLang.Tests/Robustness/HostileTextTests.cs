using System.Text;
using RewardLang.Diagnostics;

namespace RewardLang.Tests.Robustness;

/// <summary>No text crashes the compiler, holds it up, or fills memory.</summary>
public sealed class HostileTextTests
{
    /// <summary>Ten times what the slowest takes alone on one core.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Names => [.. s_texts.Keys];

    private static readonly Dictionary<string, Func<string>> s_texts = new()
    {
        ["nothing"] = () => "",
        ["white space"] = () => " \t\r\n\f\u00A0\u2028",
        ["a byte order mark"] = () => "\uFEFF",
        ["zeros"] = () => new string('\0', 1000),
        ["10 MB of noise"] = () => Noise(10_000_000, 0, 65_536),
        ["1 MB of noise"] = () => Noise(999_999, 0, 65_536),
        ["1 MB of ASCII noise"] = () => Noise(999_999, 32, 127),
        ["1 MB of words"] = () => Words(999_000),
        ["1 MB of one name"] = () => new string('a', 999_999),
        ["1 MB of digits"] = () => "reward R { total = " + new string('9', 900_000) + " }",
        ["1 MB of comments"] = () => string.Concat(Enumerable.Repeat("/// x\n", 160_000)),
        ["lone surrogates"] = () => "reward R { input \uD800 : real total = \uDC00 }",
        ["10,000 parentheses"] = () => Total(new string('(', 10_000) + "x" + new string(')', 10_000)),
        ["10,000 open parentheses"] = () => Total(new string('(', 10_000)),
        ["10,000 brackets"] = () => Total(new string('[', 10_000) + "x" + new string(']', 10_000)),
        ["10,000 indices"] = () => Total("x" + Repeat("[0]", 10_000)),
        ["10,000 components"] = () => Total("x" + Repeat(".x", 10_000)),
        ["10,000 braces"] = () => "reward R " + new string('{', 10_000) + new string('}', 10_000),
        ["10,000 calls in calls"] = () => Total(Repeat("abs(", 10_000) + "x" + new string(')', 10_000)),
        ["10,000 choices in choices"] = () => Total(Repeat("if x > 0 then 1 else ", 10_000) + "2"),
        ["10,000 conditions of conditions"] = () => Total(Repeat("if ", 10_000) + "true" + Repeat(" then true else false", 10_000)),
        ["10,000 minus signs"] = () => Total(Repeat("- ", 10_000) + "x"),
        ["10,000 nots"] = () => Total("float(" + Repeat("not ", 10_000) + "(x > 0))"),
        ["10,000 powers"] = () => Total(Repeat("x ^ ", 10_000) + "2"),
        ["10,000 summands"] = () => Total(Repeat("x + ", 10_000) + "1"),
        ["10,000 factors of sums"] = () => Total(Repeat("(x + 1) * ", 10_000) + "x"),
        ["10,000 ands"] = () => Total("float(" + Repeat("x > 0 and ", 10_000) + "x < 1)"),
        ["10,000 pipes"] = () => Total("x" + Repeat(" |> abs()", 10_000)),
        ["10,000 arguments"] = () => Total("max(" + Repeat("x, ", 10_000) + "1)"),
        ["10,000 elements"] = () => Total("sum([" + Repeat("x, ", 10_000) + "1])"),
        ["10,000 lets that use the one before"] = () =>
            Program("let a0 = x " + string.Concat(Enumerable.Range(1, 10_000).Select(i => $"let a{i} = a{i - 1} + 1 ")) + " total = a10000"),
        ["10,000 lets that use the one behind"] = () =>
            Program(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"let a{i} = a{i + 1} + 1 ")) + " let a10000 = x total = a0"),
        ["2,000 states"] = () =>
            Program(string.Concat(Enumerable.Range(0, 2_000).Select(i => $"state s{i} = x then s{i} + x ")) + " total = s1999"),
        ["functions that double"] = () =>
            "fn f0(x) = x + 1\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"fn f{i}(x) = f{i - 1}(x) + f{i - 1}(2 * x)\n")) + Total("f60(x)"),
        ["functions with states that double"] = () =>
            "fn f0(x) = x\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"fn f{i}(x) {{ state s = x then f{i - 1}(s) + f{i - 1}(x) return s }}\n")) + Total("f30(x)"),
        ["1,000 functions deep"] = () =>
            "fn f0(x) = x\n" + string.Concat(Enumerable.Range(1, 1_000).Select(i => $"fn f{i}(x) = f{i - 1}(x) + 1\n")) + Total("f1000(x)"),
        ["rounds of what is used twice"] = () =>
            "fn twice(x, t, a: axis) = -t * (log(2) + logsumexp(-x == t, over: a))\n"
            + "reward R { axis a = 3 axis b = 3 input cost : real[a, b] param t = 0.5 in 0.03 .. 10 "
            + "repeat r = expand(0, b) then twice(cost - twice(cost - r, t, a: b), t, a: a) times 40 total = sum(r) }",
        ["rounds that double"] = () => Program("repeat r = x then r + r times 40 total = r * 1e-12 check total in 0 .. 2"),
        ["rounds of halves"] = () => Program("repeat r = x then r * 0.5 + r * 0.5 times 40 total = r check total in 0 .. 1"),
        ["a median of many"] = () => "reward R { axis k = 2000 input u : real[k] in -1 .. 1 total = median(u) check total <= 0.3 }",
        ["running sums of many"] = () => "reward R { axis k = 5000 input u : real[k] in -1 .. 1 total = max(cumsum(u)) check total <= 10 }",
        ["states that are exchanged"] = () => Program(
            "state s = x then m26 let m0 = s + x let n0 = s + 2 * x "
            + string.Concat(Enumerable.Range(1, 26).Select(i => $"let m{i} = max(m{i - 1}, n{i - 1}) let n{i} = min(m{i - 1}, n{i - 1}) ")) + "total = s"),
        ["constants that double"] = () =>
            Program("let a0 = [1, 2, 3] " + string.Concat(Enumerable.Range(1, 40).Select(i => $"let a{i} = a{i - 1} + 2 * a{i - 1} ")) + "param k : vec3 = a40 total = x * sum(k)"),
        ["arrays that grow"] = () =>
            Program("let a0 = [x, x] " + string.Concat(Enumerable.Range(1, 60).Select(i => $"let a{i} = [a{i - 1}, a{i - 1}, a{i - 1}] ")) + "total = sum(a60)"),
        ["a huge axis"] = () => "reward R { axis a = 999999999999 input x : real[a] total = sum(x) }",
        ["huge axes"] = () => "reward R { axis a = 999999 axis b = 999999 axis c = 999999 input x : real[a] input y : real[b] total = sum(outer(x, y)) + sum(expand(expand(x, b), c)) }",
        ["an axis of many ranges"] = () => "reward R { axis a axis b = a[" + Repeat("0..999999, ", 300) + "0] input x : real[b] total = sum(x) }",
        ["a part of an open axis"] = () => "reward R { axis a input x : real[a] total = sum(x[" + Repeat("0..999999, ", 300) + "0]) }",
        ["a literal beside a huge axis"] = () => "reward R { axis a = 900000 input x : real[a] total = sum(x * (index(a) + 1)) scenario s { x = 1 } check s > 0 }",
        ["units of large powers"] = () => Program("let a = 1<m^12> let b = a * a * a * a * a * a total = float(b ^ 1000 > b ^ 100000000)"),
        ["a unit with many factors"] = () => Program("let a = 1<" + Repeat("m*", 10_000) + "m> total = 1"),
        ["lets that double, of which a foreign fold is taken"] = () =>
            Program("let a0 = x " + string.Concat(Enumerable.Range(1, 60).Select(i => $"let a{i} = a{i - 1} + a{i - 1} ")) + "total = torch.norm(a60, dim=-1)"),
        ["lets in a row, of which a foreign fold is taken"] = () =>
            Program("let a0 = x " + string.Concat(Enumerable.Range(1, 10_000).Select(i => $"let a{i} = a{i - 1} + 1 ")) + "total = torch.norm(a10000, dim=-1)"),
        ["10,000 assignments"] = () => Program("let a = x\n" + Repeat("a += 1\n", 10_000) + "total = a"),
        ["10,000 states that are assigned"] = () => Program(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"state s{i} = 0\ns{i} = s{i} + 1\n")) + "total = x"),
        ["10,000 axes that are numbers"] = () => Program(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"input a{i} : real[{i + 2}]\n")) + "total = x"),
        ["10,000 lets of one name with remarks"] = () => Program(Repeat("let a = x // of x\n", 10_000) + "total = a"),
        ["10,000 blocks that pay"] = () => Program(Repeat("if x > 1 { reward += 1 }\n", 10_000) + "total = x"),
        ["10,000 loops that add"] = () => Program(Repeat("for i in range(4): reward += x[i]\n", 10_000) + "total = x"),
        ["5,000 lambdas"] = () => Program(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"let f{i} = lambda y: y + {i}\n")) + "total = x"),
        ["5,000 functions in a program"] = () => Program(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"fn f{i}(y) {{ y + b{i} }}\n")) + "total = x"),
        ["10,000 matrix products"] = () => Program(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"let a{i} = u{i} @ v{i}\n")) + "total = x"),
        ["mistakes of units beside 5,000 lets"] = () => "reward R { input a : real<m>\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"term t{i} = a + 1\n"))
            + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"let b{i} = a * {i}\n")) + "total = weighted_sum(terms) }",
        ["3,000 inputs that nothing uses beside sums of one value"] = () => Program(string.Concat(Enumerable.Range(0, 3_000).Select(i => $"input u{i} : real\n")) + "total = " + Repeat("(x + x) + ", 3_000) + "x"),
        ["100 long terms of alike names"] = () => Program(string.Concat(Enumerable.Range(0, 100).Select(i => $"let {(char)('a' + i / 10)}{(char)('a' + i % 10)}_lift = {Repeat($"x + ", 2_000)}x\n")) + "total = x"),
        ["5,000 lets of one name that are assigned"] = () => Program(Repeat("let a = x\na = a + 1\n", 5_000) + "total = a"),
        ["5,000 enumerations"] = () => Program(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"enum E{i} {{ a{i}, b{i}, c{i} }}\ninput e{i} : E{i}\n")) + "total = x"),
        ["10,000 members above a program"] = () => string.Concat(Enumerable.Range(0, 10_000).Select(i => $"param p{i} : real = {i}\n")) + Program("total = p1 + p9999"),
        ["10,000 values between bars"] = () => Program(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"let a{i} = |x - y{i}|\n")) + "total = x"),
        ["10,000 keywords as names"] = () => Program(Repeat("let loss = x\n", 10_000) + "total = loss"),
        ["10,000 variables that are added to"] = () => Program(string.Concat(Enumerable.Range(0, 10_000).Select(i => $"var v{i} = 0\nv{i} += x\n")) + "total = x"),
        ["values of units that double"] = () => "reward R { input p : real<MW> in 0 .. 9\nlet a0 = p / 1<MW>\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"let a{i} = a{i - 1} * 0.5 + a{i - 1} * 0.5\n")) + "term cost = -a40 * p weight 1 }",
        ["3,000 kernels that nothing leads to"] = () => "reward R { axis k = 3000 input u : real[k] in -1 .. 1\n" + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"term t{i} = exp(-(1000 * u[{i}])^2) weight 1\n")) + "}",
        ["3,000 terms that pay for a distance"] = () => "reward R { input gap_to_goal : real in 0 .. 9\n" + string.Concat(Enumerable.Range(0, 3_000).Select(i => $"term t{i} = tanh(gap_to_goal / {i + 1}) weight 1\n")) + "}",
        ["5,000 models that a function asks"] = () => "fn f(x) {\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"let a{i} = m{i}(x)\n")) + "return x }\n" + Program(string.Concat(Enumerable.Range(0, 5_000).Select(i => $"model m{i}(y: real) : real\n")) + "total = f(x)"),
        ["3,000 checks that fail"] = () => Program("term a = x weight 1 term b = 2 * x weight 1\n" + Repeat("check total in 0 .. 1e-9\n", 3_000)),
        ["1,500 hinges that a sum of 1,500 inputs never reaches"] = () => "reward R {\n" + string.Concat(Enumerable.Range(0, 1_500).Select(i => $"input x{i} : real in 0 .. 9\n")) + "let s = " + string.Join(" + ", Enumerable.Range(0, 1_500).Select(i => $"x{i}"))
            + string.Concat(Enumerable.Range(0, 1_500).Select(i => $"\nterm t{i} = max(s - {20_000 + i}, 0) weight 1")) + "}",
        ["5,000 branches of one value"] = () => Program("total = " + Repeat("(if x > 0 then x else x) + ", 5_000) + "x"),
        ["a scenario of many steps"] = () => Program("total = x scenario s over steps [" + Repeat("{ x = 1 }, ", 3_000) + "{ x = 2 }] check s > 0"),
        ["many scenarios"] = () => Program("total = x " + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"scenario s{i} {{ x = {i} }} check s{i} == {i} "))),
        ["3,000 programs"] = () => string.Concat(Enumerable.Range(0, 3_000).Select(i => $"reward R{i} {{ input x : real total = x + {i} }}\n")),
        ["20,000 mistakes"] = () => Program(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"let a{i} = nope{i} ")) + "total = 1"),
        ["braces that never close"] = () => string.Concat(Enumerable.Repeat("reward R {\n", 5_000)),
        ["a quote that never closes"] = () => "import \"" + new string('x', 900_000),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_refused_or_compiled_in_time(string name)
    {
        var source = new SourceText("hostile.reward", s_texts[name]());
        var time = ThreadTime.Start();

        var result = RewardCompiler.Compile(source);

        Assert.True(time.Spent < s_patience, $"{name} took {time.Spent}");
        Assert.True(result.HasErrors || result.Programs.Count > 0 || !source.Text.Contains("reward"));
        Assert.All(result.Diagnostics, d => Assert.True(d.Span.Start >= 0 && d.Span.End <= source.Text.Length && d.Start.Line >= 1));
        Assert.True(result.Diagnostics.Count <= 200);
    }

    [Theory]
    [InlineData("10 MB of noise", "RWD1001")]
    [InlineData("10,000 parentheses", "RWD1006")]
    [InlineData("10,000 brackets", "RWD1006")]
    [InlineData("10,000 minus signs", "RWD1006")]
    [InlineData("10,000 choices in choices", "RWD1006")]
    [InlineData("functions that double", "RWD4002")]
    [InlineData("an axis of many ranges", "RWD3032")]
    [InlineData("a part of an open axis", "RWD3032")]
    public void Says_once_what_is_too_much(string name, string id)
    {
        var result = RewardCompiler.Compile(new SourceText("hostile.reward", s_texts[name]()));

        Assert.Equal(id, Assert.Single(result.Diagnostics).Id);
    }

    private static string Program(string members) => $"reward R {{ input x : real {members} }}";

    private static string Total(string expression) => Program($"total = {expression}");

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Noise(int length, int lowest, int end)
    {
        var random = new Random(1);
        var text = new StringBuilder(length);
        for (var i = 0; i < length; i++)
            text.Append((char)random.Next(lowest, end));
        return text.ToString();
    }

    private static string Words(int length)
    {
        string[] words =
        [
            "reward", "input", "let", "x", "y", "=", "(", ")", "[", "]", "{", "}", "+", "-", "*", "/", "1", "2.5", "if", "then", "else", ":", ",",
            "real", "axis", "state", "term", "total", "fn", "..", "|>", "<", ">", "when", "weight", "import", "and", "not", "prev", ".", "\n",
        ];
        var random = new Random(2);
        var text = new StringBuilder(length + 16);
        while (text.Length < length)
            text.Append(words[random.Next(words.Length)]).Append(' ');
        return text.ToString();
    }
}
