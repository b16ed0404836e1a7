using OpenFeature.Constant;
using OpenFeature.Isolated;
using OpenFeature.Model;
using OpenFeature.Providers.Memory;

namespace OpenFeature.Standin.Tests;

public class InMemoryProviderTests
{
    private readonly Api _api = OpenFeatureFactory.CreateIsolated();
    private readonly InMemoryProvider _provider = new(new Dictionary<string, Flag>
    {
        ["static"] = new Flag<bool>(new Dictionary<string, bool> { ["on"] = true, ["off"] = false }, "on"),
        ["targeted"] = new Flag<string>(new Dictionary<string, string> { ["in"] = "inside", ["out"] = "outside" }, "out",
            context => context.TryGetValue("staff", out var staff) && staff!.AsBoolean == true ? "in" : "out"),
        ["disabled"] = new Flag<int>(new Dictionary<string, int> { ["one"] = 1 }, "one", disabled: true),
        ["dangling"] = new Flag<int>(new Dictionary<string, int> { ["one"] = 1 }, "two"),
    });

    private async Task<FeatureClient> ClientAsync()
    {
        await _api.SetProviderAsync(_provider);
        return _api.GetClient();
    }

    [Fact]
    public async Task A_flag_without_a_rule_has_its_default_variant()
    {
        var details = await (await ClientAsync()).GetBooleanDetailsAsync("static", false);

        Assert.Equal((true, "on", Reason.Static), (details.Value, details.Variant, details.Reason));
    }

    [Theory]
    [InlineData(true, "inside", "in")]
    [InlineData(false, "outside", "out")]
    public async Task A_rule_sees_the_context(bool staff, string value, string variant)
    {
        var details = await (await ClientAsync()).GetStringDetailsAsync("targeted", "", EvaluationContext.Builder().Set("staff", staff).Build());

        Assert.Equal((value, variant, Reason.TargetingMatch), (details.Value, details.Variant, details.Reason));
    }

    [Theory]
    [InlineData("missing", ErrorType.FlagNotFound)]
    [InlineData("static", ErrorType.TypeMismatch)]
    [InlineData("dangling", ErrorType.General)]
    public async Task What_cannot_be_evaluated_has_the_default(string flag, ErrorType errorType)
    {
        var details = await (await ClientAsync()).GetIntegerDetailsAsync(flag, 42);

        Assert.Equal((42, errorType, Reason.Error), (details.Value, details.ErrorType, details.Reason));
    }

    [Fact]
    public async Task A_disabled_flag_has_the_default_and_no_error()
    {
        var details = await (await ClientAsync()).GetIntegerDetailsAsync("disabled", 42);

        Assert.Equal((42, ErrorType.None, Reason.Disabled), (details.Value, details.ErrorType, details.Reason));
    }

    [Fact]
    public async Task New_flags_are_an_event()
    {
        var client = await ClientAsync();
        ProviderEventPayload? raised = null;
        client.AddHandler(ProviderEventTypes.ProviderConfigurationChanged, payload => raised = payload);

        await _provider.UpdateFlagsAsync(new Dictionary<string, Flag> { ["new"] = new Flag<bool>(new Dictionary<string, bool> { ["on"] = true }, "on") });

        Assert.True(await client.GetBooleanValueAsync("new", false));
        await Eventually.IsTrue(() => raised is not null);
        Assert.Contains("new", raised!.FlagsChanged!);
    }
}
