// Learns to bring point masses to their targets. The reward is point_reach.reward; the build makes the class PointReach of it.
using Embedding;
using TorchSharp;
using static TorchSharp.torch;

const int Population = 64;
const int Episodes = 8;
const int Steps = 60;
using Scalar one = 1;
using Scalar strongestPush = 1;
using Scalar strongestPull = -1;
var iterations = args.Length > 0 ? int.Parse(args[0]) : 20;

using var random = new Generator(7);
using var environment = new PointMass(Population * Episodes, random);
using var search = new CrossEntropySearch(parameters: 4, Population, elites: 8, random);
using var reward = new PointReach { Sigma = 0.5 };

for (var iteration = 1; iteration <= iterations; iteration++)
{
    using var scope = NewDisposeScope();
    var candidates = search.Sample();
    var (returns, successes) = Run(candidates);
    search.Update(candidates, returns);
    Console.WriteLine($"iteration {iteration,3}   mean return {returns.mean().item<float>(),6:F2}   targets reached {successes,5}");
}

// Each candidate steers some rows by force = A (target - position) - B velocity, with a diagonal A and B.
(Tensor Returns, long Successes) Run(Tensor candidates)
{
    var gains = candidates.repeat_interleave(Episodes, dim: 0);
    var total = zeros(environment.Position.size(0));
    var everyone = ones_like(total, dtype: ScalarType.Bool);
    var successes = 0L;
    environment.Reset(everyone);
    reward.Reset();
    for (var i = 0; i < Steps; i++)
    {
        using var scope = NewDisposeScope();
        var force = (gains[.., ..2] * (environment.Target - environment.Position) - gains[.., 2..] * environment.Velocity).clamp(strongestPull, strongestPush);
        environment.Push(force);
        using var step = reward.Step(environment.Position, environment.Velocity, environment.Target, force);
        total.add_(step.Total, alpha: one);
        successes += step.Success.sum().item<long>();
        environment.Reset(step.Done);
        reward.Reset(step.Done);
    }

    return (total.view(Population, Episodes).mean([1]), successes);
}
