using System.Collections.Immutable;
using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Isolated;
using OpenFeature.Model;

namespace OpenFeature.Standin.Tests;

public class HookTests
{
    private readonly Api _api = OpenFeatureFactory.CreateIsolated();
    private readonly List<string> _log = [];

    private RecordingHook Hook(string name, string? failsIn = null, EvaluationContext? adds = null) => new(name, _log, failsIn, adds);

    private async Task<FeatureClient> ClientAsync(FeatureProvider provider, params Hook[] hooks)
    {
        await _api.SetProviderAsync(provider);
        var client = _api.GetClient();
        client.AddHooks(hooks);
        return client;
    }

    [Fact]
    public async Task Stages_run_from_the_API_to_the_provider_and_back()
    {
        var client = await ClientAsync(new TestProvider { Hooks = ImmutableList.Create<Hook>(Hook("provider")) }, Hook("client"));
        _api.AddHooks([Hook("api 1"), Hook("api 2")]);

        await client.GetBooleanValueAsync("flag", false, config: new FlagEvaluationOptions(Hook("invocation")));

        string[] order = ["api 1", "api 2", "client", "invocation", "provider"];
        Assert.Equal(
            order.Select(name => $"before {name}").Concat(order.Reverse().Select(name => $"after {name}")).Concat(order.Reverse().Select(name => $"finally {name}")),
            _log);
    }

    [Fact]
    public async Task A_before_hook_adds_to_the_context_of_those_after_it_and_of_the_provider()
    {
        var provider = new TestProvider();
        var first = Hook("first", adds: EvaluationContext.Builder().Set("plan", "pro").Set("region", "eu").Build());
        var second = Hook("second");
        var client = await ClientAsync(provider, first, second);

        await client.GetBooleanValueAsync("flag", false, EvaluationContext.Builder().Set("plan", "free").Set("age", 3).Build());

        Assert.Equal("free", first.SeenBefore!.GetValue("plan").AsString);
        Assert.Equal("pro", second.SeenBefore!.GetValue("plan").AsString);
        Assert.Equal("pro", provider.LastContext!.GetValue("plan").AsString);
        Assert.Equal("eu", first.SeenFinally!.GetValue("region").AsString);
        Assert.Equal(3, provider.LastContext.Count);
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task A_failure_before_or_after_gives_the_default(string stage)
    {
        var hook = Hook("hook", failsIn: stage);
        var client = await ClientAsync(new TestProvider(), hook);

        var details = await client.GetStringDetailsAsync("flag", "default");

        Assert.Equal(("default", ErrorType.General, Reason.Error, $"hook fails {stage}"), (details.Value, details.ErrorType, details.Reason, details.ErrorMessage));
        Assert.IsType<InvalidOperationException>(hook.SeenError);
        Assert.Equal(["error hook", "finally hook"], _log.TakeLast(2));
    }

    [Fact]
    public async Task A_failure_before_keeps_the_provider_from_being_asked()
    {
        var provider = new TestProvider();
        var client = await ClientAsync(provider, Hook("hook", failsIn: "before"), Hook("next"));

        await client.GetBooleanValueAsync("flag", false);

        Assert.Equal(0, provider.Evaluations);
        Assert.DoesNotContain("before next", _log);
    }

    [Theory]
    [InlineData("error")]
    [InlineData("finally")]
    public async Task A_failure_in_error_or_finally_changes_nothing(string stage)
    {
        var client = await ClientAsync(new TestProvider { Failure = new ParseErrorException("bad") }, Hook("first"), Hook("failing", failsIn: stage));

        var details = await client.GetStringDetailsAsync("flag", "default");

        Assert.Equal((ErrorType.ParseError, "bad"), (details.ErrorType, details.ErrorMessage));
        Assert.Equal(["error failing", "error first", "finally failing", "finally first"], _log.TakeLast(4));
    }

    [Fact]
    public async Task A_result_with_an_error_type_runs_error_hooks_and_no_after_hooks()
    {
        var hook = Hook("hook");
        var client = await ClientAsync(new TestProvider { ErrorType = ErrorType.FlagNotFound }, hook);

        await client.GetBooleanValueAsync("flag", false);

        Assert.Equal(["before hook", "error hook", "finally hook"], _log);
        Assert.Equal(ErrorType.FlagNotFound, Assert.IsAssignableFrom<FeatureProviderException>(hook.SeenError).ErrorType);
    }

    [Fact]
    public async Task Data_is_kept_for_each_hook_alone_and_hints_reach_all()
    {
        var (first, second) = (Hook("first"), Hook("second"));
        var client = await ClientAsync(new TestProvider(), first);
        var hints = ImmutableDictionary<string, object>.Empty.Add("why", "test");

        await client.GetBooleanValueAsync("flag", false, config: new FlagEvaluationOptions(second, hints));

        Assert.Equal(("first", "second"), (first.Kept, second.Kept));
        Assert.Equal("test", first.Hints!["why"]);
        Assert.Equal("test", second.Hints!["why"]);
    }

    [Fact]
    public void The_list_of_hooks_is_live_and_counted_without_enumerating()
    {
        var client = _api.GetClient();
        var (ofApi, ofClient) = (_api.GetHooks(), client.GetHooks());
        Assert.True(ofApi.TryGetNonEnumeratedCount(out var count) && count == 0);

        var (one, two) = (Hook("1"), Hook("2"));
        _api.AddHooks([one, two]);
        client.AddHooks(one);
        client.AddHooks(two);

        Assert.True(ofApi.TryGetNonEnumeratedCount(out count) && count == 2);
        Assert.True(ofClient.TryGetNonEnumeratedCount(out count) && count == 2);
        Assert.Equal([one, two], ofApi);
        Assert.Equal([one, two], ofClient);

        _api.ClearHooks();
        client.ClearHooks();
        Assert.Empty(ofApi);
        Assert.Empty(ofClient);
    }
}
