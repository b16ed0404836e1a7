using OpenFeature;
using OpenFeature.Model;

namespace OpenRollout.Tests.Accessors;

/// <summary>Tests which API or client flags are evaluated through, and how an earlier binding is restored.</summary>
public sealed class BindingTests
{
    // Each test has its own domain, because one of them sets a provider of Api.Instance.
    private readonly string _domain = $"{nameof(BindingTests)} {Guid.NewGuid()}";
    private readonly FlagBinding _binding;
    private readonly IntegerFlag _number;

    public BindingTests()
    {
        _binding = new FlagBinding(_domain);
        _number = new IntegerFlag(_binding, "number", -1);
    }

    [Fact]
    public async Task Without_being_bound_it_is_the_instance_and_the_own_domain()
    {
        Assert.Equal(-1, _number.GetValue());
        await Api.Instance.SetProviderAsync(_domain, Giving(7));

        Assert.Equal(7, _number.GetValue());
        Assert.Equal(-1, new IntegerFlag(new FlagBinding(), "number", -1).GetValue());
        using (_binding.Bind(await OpenFeatureApi.WithAsync(Giving(1))))
        {
            Assert.Equal(1, _number.GetValue());
        }

        Assert.Equal(7, _number.GetValue());
    }

    [Fact]
    public async Task A_domain_may_be_the_flags_own_or_the_one_that_is_given()
    {
        var api = await OpenFeatureApi.WithAsync(Giving(1));
        await api.SetProviderAsync(_domain, Giving(2));
        await api.SetProviderAsync("other", Giving(3));

        using (_binding.Bind(api))
        {
            Assert.Equal(2, _number.GetValue());
        }

        using (_binding.Bind(api, "other"))
        {
            Assert.Equal(3, _number.GetValue());
        }

        using (_binding.Bind(api.GetClient()))
        {
            Assert.Equal(1, _number.GetValue());
        }

        await api.ShutdownAsync();
    }

    [Fact]
    public async Task Restoring_in_any_order_leaves_what_is_still_bound()
    {
        var bound = new List<(int Number, IDisposable Scope)>();
        for (var number = 1; number <= 4; number++)
        {
            bound.Add((number, _binding.Bind(await OpenFeatureApi.WithAsync(Giving(number)))));
        }

        foreach (var (index, left) in new[] { (1, 4), (2, 3), (0, 3), (0, -1) })
        {
            bound[index].Scope.Dispose();
            bound[index].Scope.Dispose();
            bound.RemoveAt(index);
            Assert.Equal(bound.Count == 0 ? -1 : bound[^1].Number, _number.GetValue());
            Assert.Equal(left == -1, bound.Count == 0);
        }
    }

    [Fact]
    public async Task Binding_and_restoring_at_once_ends_as_it_began()
    {
        using var outermost = _binding.Bind(await OpenFeatureApi.WithAsync(Giving(0)));
        var apis = await Task.WhenAll(Enumerable.Range(1, 4).Select(number => OpenFeatureApi.WithAsync(Giving(number))));

        await Task.WhenAll(apis.Select(api => Task.Run(() =>
        {
            for (var round = 0; round < 500; round++)
            {
                using (_binding.Bind(api))
                using (_binding.Bind(api.GetClient()))
                {
                    Assert.InRange(_number.GetValue(), 0, 4);
                }
            }
        })));

        Assert.Equal(0, _number.GetValue());
    }

    [Fact]
    public async Task A_client_brings_its_context_and_its_hooks()
    {
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(RolledOut.Utf8));
        var client = api.GetClient();
        client.SetContext(RolledOut.Context);
        var stories = new BooleanFlag(_binding, "stories", false);
        using (_binding.Bind(api))
        {
            Assert.False(stories.IsEnabled());
        }

        using (_binding.Bind(client))
        {
            Assert.True(stories.IsEnabled());
            client.AddHooks(new MeddlingHook(null, EvaluationContext.Builder().Set("country", "SE").Build()));
            Assert.False(stories.IsEnabled());
        }

        await api.ShutdownAsync();
    }

    private static OpenRolloutProvider Giving(int number)
        => new(System.Text.Encoding.UTF8.GetBytes($$"""{ "flags": { "number": { "flagType": "integer", "defaultValue": {{number}} } } }"""));
}
