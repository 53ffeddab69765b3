using RewardLang.Diagnostics;
using RewardLang.Tests.Semantics;

namespace RewardLang.Tests.Robustness;

/// <summary>
/// Programs with random damage: whatever is deleted, swapped or inserted, the compiler answers. The environment variable
/// <c>REWARD_MUTATIONS</c> sets how many are tried.
/// </summary>
public sealed class MutationTests
{
    private static readonly int s_count = int.TryParse(Environment.GetEnvironmentVariable("REWARD_MUTATIONS"), out var count) ? count : 600;

    private static readonly string[] s_insertions =
    [
        "(", ")", "[", "]", "{", "}", ",", ":", ".", "..", "=", "==", "|>", "<", ">", "+", "-", "*", "/", "^", "0", "1e9", "if ", "then ", "else ",
        "let ", "state ", "term ", "input ", "axis ", "total = ", "fn ", "reward R {", "prev(", "over: ", "@", "\"", "é", "\0", "\n", "//", "inf", "x",
    ];

    [Fact]
    public void Damaged_programs_are_answered()
    {
        var random = new Random(20240607);
        var texts = ExampleFiles.Paths.Select(File.ReadAllText).ToList();
        for (var i = 0; i < s_count; i++)
        {
            var text = texts[random.Next(texts.Count)];
            for (var edits = random.Next(1, 6); edits > 0; edits--)
                text = Damage(text, random);
            var time = ThreadTime.Start();
            try
            {
                var result = RewardCompiler.Compile(new SourceText("damaged.reward", text));
                Assert.True(result.HasErrors || result.Programs.Count > 0 || result.Diagnostics.Count == 0);
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail($"{exception}\n{text}");
            }

            Assert.True(time.Spent < TimeSpan.FromSeconds(30), $"{time.Spent} for\n{text}");
        }
    }

    private static string Damage(string text, Random random)
    {
        if (text.Length < 8)
            return text + s_insertions[random.Next(s_insertions.Length)];
        var place = random.Next(text.Length - 4);
        var length = Math.Min(random.Next(1, 12), text.Length - place);
        switch (random.Next(5))
        {
            case 0:
                return text.Remove(place, length);
            case 1:
                return text.Insert(place, s_insertions[random.Next(s_insertions.Length)]);
            case 2:
                var other = random.Next(text.Length - length + 1);
                return text.Insert(other, text.Substring(place, length));
            case 3:
                var lines = text.Split('\n');
                var (a, b) = (random.Next(lines.Length), random.Next(lines.Length));
                (lines[a], lines[b]) = (lines[b], lines[a]);
                return string.Join('\n', lines);
            default:
                return text[..place] + (char)random.Next(1, 256) + text[(place + 1)..];
        }
    }
}
