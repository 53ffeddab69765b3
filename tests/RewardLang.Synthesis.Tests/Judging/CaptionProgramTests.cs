using RewardLang.Runtime;
using RewardLang.Synthesis.Judging;
using static TorchSharp.torch;

namespace RewardLang.Synthesis.Tests.Judging;

/// <summary>Steps are put into words by the outputs of a program.</summary>
public sealed class CaptionProgramTests
{
    private const string Rooms = """
        import std.temporal
        metric Rooms {
          input held : bool
          input room : int
          /// The agent has just taken the key.
          output takes_key = rising(held)
          output holds_key = held
          output number    = room
        }
        """;

    [Fact]
    public void A_condition_is_named_where_it_holds_and_a_number_has_its_value()
    {
        using var program = RewardProgram.Compile(Rooms);
        using var captions = new CaptionProgram(program);

        Assert.Equal(["number=0", "takes_key, holds_key, number=3"], Describe(captions, [false, true], [0, 3]));
        Assert.Equal(["takes_key, holds_key, number=0", "holds_key, number=3"], Describe(captions, [true, true], [0, 3]));
        using var second = tensor(new[] { false, true });
        captions.Reset(second);
        Assert.Equal(["holds_key, number=0", "takes_key, holds_key, number=-2"], Describe(captions, [true, true], [0, -2]));
        Assert.Equal("takes_key: The agent has just taken the key.", captions.Legend);
    }

    [Fact]
    public void A_step_without_an_event_has_no_caption()
    {
        using var program = RewardProgram.Compile("metric M { input a : bool input b : bool output first = a output second = b }");
        using var captions = new CaptionProgram(program);
        using var a = tensor(new[] { false, true, true });
        using var b = tensor(new[] { false, true, false });

        Assert.Equal([null, "first, second", "first"], captions.Describe(new Dictionary<string, Tensor> { ["a"] = a, ["b"] = b }));
    }

    [Theory]
    [InlineData(0.37f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_number_that_is_not_whole_is_an_error(float number)
    {
        using var program = RewardProgram.Compile("metric M { input x : real output level = x }");
        using var captions = new CaptionProgram(program);
        using var x = tensor(new[] { 1f, number });

        var message = Assert.Throws<RewardException>(() => captions.Describe(new Dictionary<string, Tensor> { ["x"] = x })).Message;
        Assert.Contains("'level' of 'M'", message);
        Assert.Contains("row 1", message);
    }

    [Theory]
    [InlineData("metric M { input x : real total = x }", "has no outputs")]
    [InlineData("metric M { axis foot = 2 input x : bool[foot] output touches = x }", "has an axis")]
    [InlineData("metric M { input x : bool output before = next(x, final: false) }", "looks ahead")]
    public void A_program_that_makes_no_captions_is_refused(string text, string problem)
    {
        using var program = RewardProgram.Compile(text);
        Assert.Contains(problem, Assert.Throws<RewardException>(() => new CaptionProgram(program)).Message);
    }

    private static IReadOnlyList<string?> Describe(CaptionProgram captions, bool[] held, int[] room)
    {
        using var scope = NewDisposeScope();
        return [.. captions.Describe(new Dictionary<string, Tensor> { ["held"] = tensor(held), ["room"] = tensor(room).to(ScalarType.Float32) })];
    }
}
