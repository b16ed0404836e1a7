using OpenFeature.Isolated;
using OpenFeature.Model;

namespace OpenFeature.Standin.Tests;

public class ContextMergeTests
{
    private readonly Api _api = OpenFeatureFactory.CreateIsolated();
    private readonly TestProvider _provider = new();

    private static EvaluationContext Context(string source, params string[] keys) =>
        keys.Aggregate(EvaluationContext.Builder(), (builder, key) => builder.Set(key, source)).Build();

    private async Task<FeatureClient> ClientAsync()
    {
        await _api.SetProviderAsync(_provider);
        return _api.GetClient();
    }

    [Fact]
    public async Task Later_contexts_win_API_client_transaction_invocation()
    {
        var client = await ClientAsync();
        _api.SetTransactionContextPropagator(new AsyncLocalTransactionContextPropagator());
        _api.SetContext(Context("api", "a", "b", "c", "d"));
        client.SetContext(Context("client", "b", "c", "d"));
        _api.SetTransactionContext(Context("transaction", "c", "d"));

        await client.GetBooleanValueAsync("flag", false, Context("invocation", "d"));

        var seen = _provider.LastContext!;
        Assert.Equal(["api", "client", "transaction", "invocation"], new[] { "a", "b", "c", "d" }.Select(key => seen.GetValue(key).AsString));
        Assert.Equal(4, seen.Count);
    }

    [Fact]
    public async Task The_targeting_key_is_merged_like_an_attribute()
    {
        var client = await ClientAsync();
        _api.SetContext(EvaluationContext.Builder().SetTargetingKey("api").Build());

        await client.GetBooleanValueAsync("flag", false, Context("invocation", "a"));
        Assert.Equal("api", _provider.LastContext!.TargetingKey);

        await client.GetBooleanValueAsync("flag", false, EvaluationContext.Builder().SetTargetingKey("invocation").Build());
        Assert.Equal("invocation", _provider.LastContext!.TargetingKey);
    }

    [Fact]
    public async Task A_transaction_context_follows_its_flow_alone()
    {
        var client = await ClientAsync();
        _api.SetTransactionContextPropagator(new AsyncLocalTransactionContextPropagator());

        await Task.Run(() => _api.SetTransactionContext(Context("transaction", "a")));
        await client.GetBooleanValueAsync("flag", false);

        Assert.False(_provider.LastContext!.ContainsKey("a"));
        Assert.Equal(0, _api.GetTransactionContext().Count);
    }

    [Fact]
    public async Task A_propagator_without_a_context_makes_the_client_throw()
    {
        var client = await ClientAsync();
        _api.SetTransactionContextPropagator(new BrokenPropagator());

        await Assert.ThrowsAnyAsync<Exception>(() => client.GetBooleanValueAsync("flag", false));
    }

    [Fact]
    public async Task Tracking_merges_the_contexts_too()
    {
        var client = await ClientAsync();
        _api.SetContext(Context("api", "a", "b", "c"));
        client.SetContext(Context("client", "b", "c"));
        _api.SetTransactionContextPropagator(new AsyncLocalTransactionContextPropagator());
        _api.SetTransactionContext(Context("transaction", "b", "d"));
        var details = TrackingEventDetails.Builder().SetValue(99.5).Set("currency", "EUR").Build();

        client.Track("checkout", Context("invocation", "c"), details);

        var (name, context, tracked) = _provider.Tracked!.Value;
        Assert.Equal("checkout", name);
        Assert.Equal(["api", "client", "invocation"], new[] { "a", "b", "c" }.Select(key => context!.GetValue(key).AsString));
        // The transaction context is not merged for tracking.
        Assert.False(context!.ContainsKey("d"));
        Assert.Equal(99.5, tracked!.Value);
        Assert.Equal("EUR", tracked.GetValue("currency").AsString);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Tracking_needs_a_name(string name)
    {
        var client = await ClientAsync();

        Assert.ThrowsAny<ArgumentException>(() => client.Track(name));
    }

    [Fact]
    public void Contexts_that_are_set_to_null_are_empty()
    {
        var client = _api.GetClient(context: Context("client", "a"));
        Assert.Equal(1, client.GetContext().Count);

        client.SetContext(null);
        _api.SetContext(null);

        Assert.Equal(0, client.GetContext().Count);
        Assert.Equal(0, _api.GetContext().Count);
    }

    private sealed class BrokenPropagator : ITransactionContextPropagator
    {
        public EvaluationContext GetTransactionContext() => null!;

        public void SetTransactionContext(EvaluationContext evaluationContext)
        {
        }
    }
}
