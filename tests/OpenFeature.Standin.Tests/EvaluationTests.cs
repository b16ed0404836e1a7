using System.Diagnostics;
using OpenFeature.Constant;
using OpenFeature.Error;
using OpenFeature.Isolated;
using OpenFeature.Model;

namespace OpenFeature.Standin.Tests;

public class EvaluationTests
{
    private readonly Api _api = OpenFeatureFactory.CreateIsolated();

    private async Task<FeatureClient> ClientAsync(FeatureProvider provider)
    {
        await _api.SetProviderAsync(provider);
        return _api.GetClient();
    }

    [Fact]
    public async Task Every_type_is_passed_through()
    {
        var client = await ClientAsync(new TestProvider());

        Assert.True(await client.GetBooleanValueAsync("flag", false));
        Assert.Equal("provided", await client.GetStringValueAsync("flag", "default"));
        Assert.Equal(7, await client.GetIntegerValueAsync("flag", 0));
        Assert.Equal(7.5, await client.GetDoubleValueAsync("flag", 0));
        Assert.Equal("provided", (await client.GetObjectValueAsync("flag", new Value())).AsString);
    }

    [Fact]
    public async Task Details_are_the_providers_with_any_reason_it_likes()
    {
        var client = await ClientAsync(new TestProvider { Reason = "MOON_PHASE" });

        var details = await client.GetStringDetailsAsync("flag", "default");

        Assert.Equal(("flag", "provided", ErrorType.None, "MOON_PHASE", "variant"), (details.FlagKey, details.Value, details.ErrorType, details.Reason, details.Variant));
        Assert.Equal("3", details.FlagMetadata!.GetString("version"));
    }

    [Fact]
    public async Task Without_hooks_the_task_of_a_completed_provider_task_is_complete()
    {
        var client = await ClientAsync(new TestProvider());

        Assert.True(client.GetBooleanValueAsync("flag", false).IsCompletedSuccessfully);
        Assert.True(client.GetBooleanDetailsAsync("flag", false).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_result_with_an_error_type_keeps_its_value_and_reason()
    {
        var client = await ClientAsync(new TestProvider { ErrorType = ErrorType.ParseError, Reason = "ODD" });

        var details = await client.GetStringDetailsAsync("flag", "default");

        Assert.Equal(("provided", ErrorType.ParseError, "ODD", "told to fail"), (details.Value, details.ErrorType, details.Reason, details.ErrorMessage));
    }

    [Fact]
    public async Task An_exception_gives_the_default_and_a_general_error()
    {
        var client = await ClientAsync(new TestProvider { Failure = new InvalidOperationException("boom") });

        var details = await client.GetIntegerDetailsAsync("flag", 42);

        Assert.Equal((42, ErrorType.General, Reason.Error, "boom"), (details.Value, details.ErrorType, details.Reason, details.ErrorMessage));
        Assert.Equal("flag", details.FlagKey);
    }

    [Fact]
    public async Task An_exception_of_a_provider_keeps_its_error_type()
    {
        var client = await ClientAsync(new TestProvider { Failure = new TargetingKeyMissingException("who?") });

        var details = await client.GetBooleanDetailsAsync("flag", false);

        Assert.Equal((false, ErrorType.TargetingKeyMissing, Reason.Error, "who?"), (details.Value, details.ErrorType, details.Reason, details.ErrorMessage));
    }

    [Fact]
    public async Task A_failed_cast_is_a_type_mismatch()
    {
        var client = await ClientAsync(new TestProvider { Failure = new InvalidCastException() });

        Assert.Equal(ErrorType.TypeMismatch, (await client.GetBooleanDetailsAsync("flag", false)).ErrorType);
    }

    [Fact]
    public async Task Without_a_provider_every_flag_has_its_default_and_the_error_not_ready()
    {
        var client = _api.GetClient();
        var details = await client.GetStringDetailsAsync("flag", "default");

        Assert.Equal(("default", ErrorType.ProviderNotReady, Reason.Error, ""), (details.Value, details.ErrorType, details.Reason, details.Variant));
        Assert.Equal(ProviderStatus.NotReady, client.ProviderStatus);
        Assert.NotNull(_api.GetProviderMetadata()!.Name);
    }

    [Fact]
    public async Task An_evaluation_is_an_activity_of_the_source_OpenFeature()
    {
        var client = await ClientAsync(new TestProvider());
        List<string> seen = [];
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "OpenFeature",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (seen)
                    seen.Add($"{activity.OperationName} {activity.GetTagItem("feature_flag.key")}");
            },
        };
        ActivitySource.AddActivityListener(listener);

        await client.GetBooleanValueAsync("watched", false);

        lock (seen)
            Assert.Contains("feature_flag.evaluation watched", seen);
    }
}
