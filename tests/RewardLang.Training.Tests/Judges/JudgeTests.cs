using RewardLang.Training.Judges;

namespace RewardLang.Training.Tests.Judges;

public sealed class JudgeTests
{
    [Fact]
    public async Task Equal_items_are_asked_about_once()
    {
        var judge = new Judge<string>((text, _) => Task.FromResult((double)text.Length));

        var scores = await judge.ScoreAsync(["abc", "de", "abc"]);
        Assert.Equal<float>([3, 2, 3], scores);
        Assert.Equal(3, await judge.ScoreAsync("abc"));
        Assert.Equal(2, judge.Asked);
    }

    [Fact]
    public async Task A_failure_has_the_value_that_the_host_chose_is_counted_and_asked_again()
    {
        var fails = true;
        var judge = new Judge<string>((_, _) => fails ? throw new FormatException("no verdict") : Task.FromResult(1.0), failureValue: -1);

        Assert.Equal(-1, await judge.ScoreAsync("x"));
        Assert.Equal((1, "no verdict"), (judge.Failures, judge.LastFailure!.Message));
        fails = false;
        Assert.Equal(1, await judge.ScoreAsync("x"));
        Assert.Equal(2, judge.Asked);
    }

    [Theory]
    [InlineData(double.NaN)]
    public async Task Without_such_a_value_a_failure_is_an_error(double answer)
    {
        var judge = new Judge<string>((_, _) => Task.FromResult(answer));
        await Assert.ThrowsAsync<JudgeException>(() => judge.ScoreAsync("x"));
    }

    [Fact]
    public async Task One_that_does_not_answer_is_given_up_even_if_it_never_listens()
    {
        var judge = new Judge<string>((_, _) => new TaskCompletionSource<double>().Task, failureValue: 0, timeout: TimeSpan.FromMilliseconds(30));
        Assert.Equal(0, await judge.ScoreAsync("x"));
        Assert.Contains("longer than", judge.LastFailure!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_no_failure_of_the_judge()
    {
        using var cancellation = new CancellationTokenSource();
        var judge = new Judge<string>((_, token) => Task.Delay(Timeout.Infinite, token).ContinueWith(_ => 1.0, TaskScheduler.Default), failureValue: 0);
        var score = judge.ScoreAsync("x", cancellation.Token);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => score);
        Assert.Equal(0, judge.Failures);
    }
}
