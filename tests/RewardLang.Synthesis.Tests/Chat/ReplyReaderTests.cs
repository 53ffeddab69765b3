using RewardLang.Synthesis.Chat;

namespace RewardLang.Synthesis.Tests.Chat;

/// <summary>The program is found in whatever models write around it.</summary>
public sealed class ReplyReaderTests
{
    private const string Program = "import std.temporal\n\nreward R {\n  input x : real\n  term a = x\n}\n";

    [Theory]
    [InlineData("Sure!\n```reward\n{0}```\nThis pays for x.")]
    [InlineData("```\n{0}```")]
    [InlineData("```rust\r\n{0}```\r\nDone.")]
    [InlineData("~~~reward\n{0}~~~")]
    [InlineData("````reward\n{0}````")]
    [InlineData("  ```reward\n{0}  ```")]
    [InlineData("```reward\n{0}")]
    [InlineData("Thinking: ```x```\n\n```reward\n{0}```")]
    [InlineData("First try:\n```reward\nreward Old {{ total = 1 }}\n```\nBetter:\n```reward\n{0}```")]
    [InlineData("```reward\n{0}```\nRun it with:\n```bash\nreward train file.reward\n```")]
    [InlineData("```text\nno program\n```\n```reward\n{0}```")]
    public void The_last_block_with_a_program_counts(string reply) => Assert.Equal(Program.Trim(), ReplyReader.FindProgram(string.Format(System.Globalization.CultureInfo.InvariantCulture, reply, Program))!.Trim());

    [Fact]
    public void A_bare_program_counts_from_its_first_line() => Assert.StartsWith("import std.temporal", ReplyReader.FindProgram($"Here it is.\n\n{Program}")!, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("I cannot help with that.")]
    [InlineData("The reward is high when the hand is near.")]
    public void Prose_alone_has_none(string reply) => Assert.Null(ReplyReader.FindProgram(reply));

    [Fact]
    public void Another_language_is_judged_as_it_is() => Assert.Contains("def compute", ReplyReader.FindProgram("```python\ndef compute_reward(x):\n    return x\n```")!, StringComparison.Ordinal);

    [Fact]
    public void A_long_reply_of_fences_takes_no_long_time() =>
        Assert.DoesNotContain("reward", ReplyReader.FindProgram(new string('`', 200_000) + string.Concat(Enumerable.Repeat("\n``` ", 20_000))) ?? "", StringComparison.Ordinal);
}
