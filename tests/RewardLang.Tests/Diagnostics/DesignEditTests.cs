using RewardLang.Diagnostics;

namespace RewardLang.Tests.Diagnostics;

/// <summary>A reward whose design is wrong, with all edits of its lints applied, is the one that was meant, of which no lint warns.</summary>
public sealed class DesignEditTests
{
    [Theory]
    [InlineData("term t = potential_shaping(discount, potential, near)", "term t = potential_shaping(potential, discount, near)")]
    [InlineData("term t = clip(-1, 1, x)", "term t = clip(x, -1, 1)")]
    [InlineData("term t = tolerance(gap, 1.6, 1.2, margin: 0.3)", "term t = tolerance(gap, 1.2, 1.6, margin: 0.3)")]
    [InlineData("term t = x |> clip(hi: -1.5, lo: 1.5)", null)]
    [InlineData("term t = action_smoothness(action)  weight 0.05", "term t = -action_smoothness(action)  weight 0.05")]
    [InlineData("term t = accumulate(float(near))  weight 5", "term t = float(near)  weight 5")]
    [InlineData("term t = -step  weight 0.01", "term t = -1  weight 0.01")]
    [InlineData("term t = potential_shaping(potential, discount)", "term t = potential_shaping(potential, discount, terminal: arrived)")]
    [InlineData("term t = potential |> potential_shaping(discount)", "term t = potential |> potential_shaping(discount, terminal: arrived)")]
    [InlineData("term t = improvement(gap)", "term t = improvement(-gap)")]
    [InlineData("term progress = best - gap", "term progress = prev(best, initial: gap) - best")]
    [InlineData("term t = exp((x - gap)^2)", "term t = exp(-(x - gap)^2)")]
    [InlineData("term t = exp((x - gap)^2 + (x - 1)^2)", null)]
    [InlineData("term t = -x^2  weight 0.1 * training_step / ramp", "term t = -x^2  weight 0.1 * min(training_step / ramp, 1)")]
    [InlineData("term t = discount * prev(potential, initial: 0) - potential", null)]
    [InlineData("term t = -max(norm(tips - hand, over: finger))", "term t = -max(norm(tips - hand, over: xyz))")]
    [InlineData("term t = (x - prev(x, initial: x)) / 0.02<s>", "term t = (x - prev(x, initial: x)) / dt")]
    [InlineData("state last = 0 then x\n          term t = -abs(x - last)", "let last = prev(x, initial: 0)\n          term t = -abs(x - last)")]
    [InlineData("term t = potential - discount * prev(potential, initial: 0)", "term t = discount * (if arrived then 0 else potential) - prev(potential, initial: 0)")]
    [InlineData("term t = count(ever(action > 0.9))  weight 50000", "term t = change(count(ever(action > 0.9)), before: 0)  weight 50000")]
    [InlineData("term t = -abs(yaw - target)", "term t = -abs(wrap_angle(yaw - target))")]
    public void Mend_the_design(string broken, string? mended)
    {
        var text = Program(broken);
        foreach (var edit in Compile(text).Select(d => d.Edit).OfType<TextEdit>().OrderByDescending(e => e.Span.Start))
            text = text[..edit.Span.Start] + edit.NewText + text[edit.Span.End..];

        if (mended is not null)
            Assert.Equal(Program(mended), text);
        Assert.DoesNotContain(Compile(text), d => d.Severity > DiagnosticSeverity.Information || d.Edit is not null);
    }

    private static IReadOnlyList<Diagnostic> Compile(string text) => RewardCompiler.Compile(new SourceText("design.reward", text)).Diagnostics;

    private static string Program(string term) => $$"""
        import std.locomotion
        import std.rotation
        import std.shaping
        import std.temporal
        import std.tolerance
        reward R {
          axis finger = 4
          axis joint = 6
          input x : real in -2 .. 2
          input gap : real in 0 .. 2
          input yaw : real<rad> in -3.1416 .. 3.1416
          input target : real<rad> in -3.1416 .. 3.1416
          input hand : vec3 in -1 .. 1
          input tips : real[finger, xyz] in -1 .. 1
          input action : real[joint] in -1 .. 1
          param discount = 0.99 in 0.9 .. 1
          param ramp = 1000 in 100 .. 10000
          param dt : real<s> = 0.02 in 0.01 .. 0.1
          state best = gap then min(best, gap)
          let near = gap < 0.1
          let potential = -gap
          {{term}}
          term used = -best
          term reached = 100 when near
          output other = 0 * (yaw + target + potential + float(near))
          end arrived when near
        }
        """;
}
