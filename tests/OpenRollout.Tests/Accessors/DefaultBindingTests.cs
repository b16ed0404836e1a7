using OpenFeature;

namespace OpenRollout.Tests.Accessors;

/// <summary>Tests the process-wide default binding for flags without a binding. Uses a domain that only these tests use.</summary>
public sealed class DefaultBindingTests
{
    private const string Domain = $"domain of {nameof(DefaultBindingTests)}";

    private readonly FlagBinding _binding = new(Domain);
    private readonly IntegerFlag _number;

    public DefaultBindingTests() => _number = new IntegerFlag(_binding, "number", -1);

    [Fact]
    public async Task Flags_follow_it_whether_they_were_asked_before_or_not()
    {
        var asked = _number.GetValue();
        using (FlagBinding.BindDefault(await ApiAsync(1), Domain))
        {
            Assert.Equal((-1, 1), (asked, _number.GetValue()));
            Assert.Equal(1, new IntegerFlag(new FlagBinding(Domain), "number", -1).GetValue());
        }

        Assert.Equal(-1, _number.GetValue());
        Assert.Equal(-1, new IntegerFlag(new FlagBinding(Domain), "number", -1).GetValue());
    }

    [Fact]
    public async Task Flags_of_another_domain_and_of_none_do_not()
    {
        using (FlagBinding.BindDefault(await ApiAsync(1), Domain))
        {
            Assert.Equal(-1, new IntegerFlag(new FlagBinding("other " + Domain), "number", -1).GetValue());
            Assert.Equal(-1, new IntegerFlag(new FlagBinding(), "number", -1).GetValue());
        }
    }

    [Fact]
    public async Task Flags_that_are_bound_themselves_do_not_until_they_are_restored()
    {
        var bound = _binding.Bind(await ApiAsync(7));
        using var outer = FlagBinding.BindDefault(await ApiAsync(1), Domain);
        Assert.Equal(7, _number.GetValue());

        bound.Dispose();
        Assert.Equal(1, _number.GetValue());

        using (_binding.Bind(await ApiAsync(8)))
        {
            outer.Dispose();
            Assert.Equal(8, _number.GetValue());
        }

        Assert.Equal(-1, _number.GetValue());
    }

    [Fact]
    public async Task Restoring_in_any_order_leaves_the_last_that_is_still_there()
    {
        var first = FlagBinding.BindDefault(await ApiAsync(1), Domain);
        var second = FlagBinding.BindDefault(await ApiAsync(2), Domain);
        var third = FlagBinding.BindDefault(await ApiAsync(3), Domain);
        Assert.Equal(3, _number.GetValue());

        second.Dispose();
        Assert.Equal(3, _number.GetValue());
        third.Dispose();
        third.Dispose();
        Assert.Equal(1, _number.GetValue());
        first.Dispose();
        Assert.Equal(-1, _number.GetValue());
    }

    [Fact]
    public async Task Changing_it_while_others_evaluate_ends_as_it_began()
    {
        var apis = await Task.WhenAll(Enumerable.Range(1, 3).Select(ApiAsync));
        using var outermost = FlagBinding.BindDefault(apis[0], Domain);
        using var done = new CancellationTokenSource();
        var evaluating = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                Assert.InRange(_number.GetValue(), 1, 3);
            }
        });

        await Task.WhenAll(apis.Skip(1).Select(api => Task.Run(() =>
        {
            for (var round = 0; round < 500; round++)
            {
                FlagBinding.BindDefault(api, Domain).Dispose();
            }
        })));
        await done.CancelAsync();

        await evaluating;
        Assert.Equal(1, _number.GetValue());
    }

    [Fact]
    public async Task A_binding_that_nobody_has_any_more_is_not_kept()
    {
        var gone = Forgotten();
        using (FlagBinding.BindDefault(await ApiAsync(1), Domain))
        {
            await Eventually.Is(() =>
            {
                GC.Collect();
                return !gone.IsAlive;
            });
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference Forgotten()
    {
        var binding = new FlagBinding(Domain);
        _ = new IntegerFlag(binding, "number", -1).GetValue();
        return new WeakReference(binding);
    }

    private static Task<Api> ApiAsync(int number)
        => OpenFeatureApi.WithAsync(new OpenRolloutProvider(System.Text.Encoding.UTF8.GetBytes($$"""{ "flags": { "number": { "flagType": "integer", "defaultValue": {{number}} } } }""")));
}
