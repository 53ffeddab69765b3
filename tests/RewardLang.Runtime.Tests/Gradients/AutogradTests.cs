using RewardLang.Runtime.Tests.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace RewardLang.Runtime.Tests.Gradients;

/// <summary>Results with new tensors lead torch's autograd back to inputs and learned parameters.</summary>
public sealed class AutogradTests
{
    private const string Members = """
          axis joint = 3
          input hand   : vec3
          input torque : real[joint]
          input scale  : real shared
          input on     : bool
          input count  : int
          param sigma : real = 0.5 in 0.1 .. 2
          param gains : real[joint] = [1, 2, 3]
          term reach  = exp(-norm(hand) / sigma)  when on  weight scale
          term effort = -sum(gains * torque^2)    weight 0.1
          output turned = torque * count
          output state_of = on
          end far when norm(hand) > 3
        """;

    public static TheoryData<RewardBackend> Backends => BackendData.All;

    [Theory]
    [MemberData(nameof(Backends))]
    public void Gradients_flow_to_inputs_and_learned_parameters(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, Members);
        var inputs = Inputs();
        var (sigma, gains) = (torch.tensor(0.7f).requires_grad_(), torch.tensor([0.5f, -1, 2]).requires_grad_());
        reward.SetParam("sigma", sigma);
        reward.SetParam("gains", gains);
        var weight = torch.tensor([1f, -2, 0.5f, 3]);

        using var result = reward.Step(inputs);
        ((result.Total * weight).sum() + (result.Output("turned") * 3).sum() + result.Term("reach").square().sum()).backward();
        var actual = Leaves(inputs, sigma, gains).Select(leaf => leaf.grad!.clone()).ToList();
        foreach (var leaf in Leaves(inputs, sigma, gains))
            leaf.grad!.zero_();
        var reach = (-inputs[0].norm(1) / sigma).exp() * inputs[3];
        var total = reach * inputs[2] - 0.1f * (gains * inputs[1].square()).sum(1);
        ((total * weight).sum() + (inputs[1] * inputs[4].unsqueeze(1) * 3).sum() + reach.square().sum()).backward();

        Assert.True(result.Total.requires_grad);
        Assert.False(result.Done!.requires_grad || result.End("far").requires_grad || result.Output("state_of").requires_grad);
        foreach (var (leaf, gradient) in Leaves(inputs, sigma, gains).Zip(actual))
            Assert.True(gradient.allclose(leaf.grad!, 1e-4, 1e-6), $"{gradient} instead of {leaf.grad}");
    }

    /// <summary>A chain of torch's own operations before and behind the reward: noise in, loss out.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Gradients_pass_through_to_what_made_the_inputs(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "input x : vec3  total = -sum((x - [1, 2, 3])^2)");
        var noise = torch.zeros(2, 3, requires_grad: true);
        for (var i = 0; i < 60; i++)
        {
            using var step = NewDisposeScope();
            using var result = reward.Step(torch.tanh(noise) * 4);
            (-result.Total.sum()).backward();
            using (no_grad())
            {
                noise.sub_(noise.grad! * 0.02f);
                noise.grad!.zero_();
            }
        }

        Assert.True((torch.tanh(noise) * 4).allclose(torch.tensor([1f, 2, 3]).expand(2, 3), 1e-2, 1e-2));
    }

    /// <summary>What earlier steps left is constant; each step goes back with the states that it had, in whatever order.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Gradients_end_at_the_step(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "input x : real  state s = x then s * x  total = s");
        var x = torch.tensor([2f, 3], requires_grad: true);
        using var first = reward.Step(x);
        using var second = reward.Step(x * 2);
        using var third = reward.Step(x);
        third.Total.sum().backward();
        Assert.Equal([8, 18], BackendData.Numbers(x.grad!));
        second.Total.sum().backward();
        Assert.Equal([8 + 4, 18 + 6], BackendData.Numbers(x.grad!));
        first.Total.sum().backward();
        Assert.Equal([13, 25], BackendData.Numbers(x.grad!));
        using (no_grad())
        {
            using var fourth = reward.Step(x);
            Assert.Equal([32, 162], BackendData.Numbers(fourth.Total));
        }
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Trajectories_go_back_through_their_states(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "input x : real  input k : real episodic  param p = 2  state s = x then s * k + x  total = s * p");
        var x = torch.tensor([1f, 2, 3, 4, 5, 6], [2, 3]).requires_grad_();
        var k = torch.tensor([0.5f, 0.25f]).requires_grad_();
        var p = torch.tensor(3f).requires_grad_();
        reward.SetParam("p", p);
        using var result = reward.Evaluate([x, k], torch.tensor([3L, 2]));
        result.Total.sum().backward();
        // s = 1, 2.5, 4.25 and 4, 6; by x: 1 + k + k^2, 1 + k, 1.
        Assert.Equal([5.25f, 4.5f, 3, 3.75f, 3, 0], BackendData.Numbers(x.grad!));
        Assert.Equal([3 * (1 + 2 * 0.5f + 2), 12], BackendData.Numbers(k.grad!));
        Assert.Equal([17.75f], BackendData.Numbers(p.grad!));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void A_branch_that_is_not_taken_adds_nothing(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "input x : real  total = if x > 0 then sqrt(x) else 0  output other = log(x)");
        var x = torch.tensor([0f, -1, 4], requires_grad: true);
        using var result = reward.Step(x);
        result.Total.sum().backward();
        Assert.Equal([0, 0, 0.25f], BackendData.Numbers(x.grad!));
    }

    [Theory]
    [MemberData(nameof(Backends))]
    public void Nothing_is_recorded_without_need(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "input x : real  param p = 2  total = x * p");
        var x = torch.tensor([1f, 2], requires_grad: true);
        using var results = reward.CreateResults(2);
        reward.Step([x], results);
        Assert.False(results.Total.requires_grad);
        using var plain = reward.Step(torch.tensor([1f, 2]));
        Assert.False(plain.Total.requires_grad);
        using var recorded = reward.Step(x);
        Assert.Contains("autograd", Assert.Throws<RewardException>(() => reward.Step([x], recorded)).Message, StringComparison.Ordinal);
    }

    /// <summary>A learned parameter is read at every step and checked like any other.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Learned_parameters_are_read_at_every_step(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        using var reward = BackendData.Compile(backend, "input x : real  param p = 2 in 0 .. 10  param whole : int = 1  total = x * p");
        var p = torch.tensor(3f);
        reward.SetParam("p", p);
        Assert.Equal([3], reward.Total([1]));
        p.add_(torch.tensor(1f));
        Assert.Equal([4], reward.Total([1]));
        p.add_(torch.tensor(100f));
        Assert.Contains("outside 0 .. 10", Assert.Throws<RewardBindingException>(() => reward.Total([1])).Message, StringComparison.Ordinal);
        reward.SetParam("p", 5);
        Assert.Equal([5], reward.Total([1]));
        Assert.Throws<RewardBindingException>(() => reward.SetParam("p", torch.zeros(2)));
        Assert.Throws<RewardBindingException>(() => reward.SetParam("whole", torch.tensor(1f)));
        Assert.Throws<RewardBindingException>(() => reward.SetParam("q", p));
    }

    /// <summary>A host may fill the memory of its inputs with the next step's numbers, and change parameters, before it goes back.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void The_way_back_uses_the_numbers_of_its_step(RewardBackend backend)
    {
        using var scope = NewDisposeScope();
        var reward = BackendData.Compile(backend, "input x : real  input buffer : real  param p = 2  param q = 1  total = x * buffer * p * q");
        var x = torch.tensor([1f, 2], requires_grad: true);
        var buffer = torch.tensor([3f, 4]);
        var p = torch.tensor(2f, requires_grad: true);
        reward.SetParam("p", p);
        using var result = reward.Step(x, buffer);
        using (no_grad())
        {
            buffer.zero_();
            p.zero_();
            reward.SetParam("q", 100);
            reward.Dispose();
        }

        result.Total.sum().backward();
        Assert.Equal([6, 8], BackendData.Numbers(x.grad!));
        Assert.Equal([11], BackendData.Numbers(p.grad!));
    }

    /// <summary>Neither steps that go back nor steps that never do leave a tensor behind.</summary>
    [Theory]
    [MemberData(nameof(Backends))]
    public void Steps_leave_no_tensor_behind(RewardBackend backend)
    {
        using var reward = BackendData.Compile(backend, "input x : real  input y : vec3  param p = 1  state s = x then s / 2 + x  total = s * p * norm(y)");
        using var x = torch.tensor([1f, 2], requires_grad: true);
        using var y = torch.ones(2, 3);
        using var p = torch.tensor(1.5f, requires_grad: true);
        reward.SetParam("p", p);
        void Step(bool goesBack)
        {
            using var scope = NewDisposeScope();
            using var result = reward.Step(x, y);
            if (goesBack)
                result.Total.sum().backward();
        }

        for (var i = 0; i < 3; i++)
            Step(i > 0);
        var before = Settled();
        for (var i = 0; i < 200; i++)
            Step(i % 2 == 0);
        Assert.InRange(Settled(), 0, before);
        Assert.False(x.IsInvalid || y.IsInvalid || p.IsInvalid);
    }

    private static long Settled()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return Tensor.TotalCount;
    }

    private static Tensor[] Inputs()
    {
        var generator = new Generator(3);
        return
        [
            torch.randn(4, 3, generator: generator).requires_grad_(), torch.randn(4, 3, generator: generator).requires_grad_(),
            torch.tensor(1.5f).requires_grad_(), torch.tensor([true, false, true, true]), torch.tensor([1f, 2, -1, 3]),
        ];
    }

    private static Tensor[] Leaves(Tensor[] inputs, Tensor sigma, Tensor gains) => [inputs[0], inputs[1], inputs[2], sigma, gains];
}
