using OpenFeature.Constant;

namespace OpenRollout.Tests.Accessors;

/// <summary>Verifies that an accessor never throws, regardless of failures in its surroundings.</summary>
public sealed class FailureTests
{
    private readonly FlagBinding _binding = new();
    private readonly BooleanFlag _stories;

    public FailureTests() => _stories = new BooleanFlag(_binding, "stories", true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_propagator_that_throws_or_gives_null_leads_to_the_default(bool throws)
    {
        var api = await OpenFeatureApi.WithAskedAsync(new OpenRolloutProvider(RolledOut.Utf8));
        using var bound = _binding.Bind(api);
        Assert.False(_stories.IsEnabled());
        api.SetTransactionContextPropagator(new BrokenPropagator(throws ? new InvalidOperationException("no transaction") : null));

        await AssertDefaultAsync(throws ? "no transaction" : null);
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_clock_that_throws_leads_to_the_default()
    {
        var provider = new OpenRolloutProvider(
            """
            { "flags": { "stories": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [
              { "name": "s", "startsAt": "2026-01-01T00:00:00Z", "audiences": [ { "percentage": 100 } ] } ] } } } }
            """u8,
            new OpenRolloutOptions { TimeProvider = new BrokenTime() });
        var api = await OpenFeatureApi.WithAskedAsync(provider);
        using var bound = _binding.Bind(api);

        await AssertDefaultAsync("no time");
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task What_a_provider_throws_leads_to_the_default()
    {
        var api = await OpenFeatureApi.WithAsync(new CountingProvider(_ => throw new InvalidOperationException("no answer")));
        using var bound = _binding.Bind(api);

        await AssertDefaultAsync("no answer");
        Assert.Equal("text", new StringFlag(_binding, "any", "text").GetValue());
        Assert.Equal(3, new IntegerFlag(_binding, "any", 3).GetValue());
        Assert.Equal(0.5, await new DoubleFlag(_binding, "any", 0.5).GetValueAsync());
        await api.ShutdownAsync();
    }

    [Fact]
    public void Constructors_and_bindings_want_their_arguments()
    {
        Assert.Throws<ArgumentNullException>(() => new BooleanFlag(null!, "key", false));
        Assert.Throws<ArgumentNullException>(() => new BooleanFlag(_binding, null!, false));
        Assert.Throws<ArgumentNullException>(() => FlagSnapshot.Take(null!));
        Assert.Throws<ArgumentNullException>(() => default(FlagSnapshot).Get<bool>(null!));
        Assert.Throws<ArgumentNullException>(() => _binding.Bind((OpenFeature.Api)null!));
        Assert.Throws<ArgumentNullException>(() => _binding.Bind((OpenFeature.IFeatureClient)null!));
    }

    private async Task AssertDefaultAsync(string? message)
    {
        var typed = RolledOut.Typed;
        Assert.True(_stories.IsEnabled() && _stories.IsEnabled(RolledOut.Context) && _stories.IsEnabled(typed));
        Assert.True(await _stories.IsEnabledAsync() && await _stories.IsEnabledAsync(RolledOut.Context) && await _stories.IsEnabledAsync(typed));
        Assert.True(FlagSnapshot.Take(_binding).Get(_stories) && FlagSnapshot.Take(_binding, typed).Get(_stories));
        foreach (var details in new[] { _stories.GetDetails(), _stories.GetDetails(typed), await _stories.GetDetailsAsync(RolledOut.Context), await _stories.GetDetailsAsync(typed) })
        {
            Assert.Equal(("stories", true, ErrorType.General, Reason.Error), (details.FlagKey, details.Value, details.ErrorType, details.Reason));
            Assert.Equal(message ?? details.ErrorMessage, details.ErrorMessage);
            Assert.False(string.IsNullOrEmpty(details.ErrorMessage));
        }
    }

    private sealed class BrokenTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("no time");
    }
}
