using System.Text;
using OpenFeature;
using OpenFeature.Constant;
using OpenFeature.Model;

namespace OpenRollout.Tests.Providers;

/// <summary>Tests the error codes, reasons, variants, and metadata that clients receive.</summary>
public sealed class EvaluationTests
{
    private const string Manifest = """
        {
          "context": { "country": { "type": "string" }, "company": { "type": "string" } },
          "segments": { "staff": { "keys": ["ada"] } },
          "flags": {
            "plain":    { "flagType": "string", "defaultValue": "list", "variants": { "rows": "list", "grid": "grid" },
                          "metadata": { "ticket": "SOC-1", "weight": 3, "share": 0.5, "big": 3000000000, "urgent": true } },
            "nameless": { "flagType": "boolean", "defaultValue": true },
            "killed":   { "flagType": "boolean", "defaultValue": false, "enabled": false, "metadata": { "ticket": "SOC-2" },
                          "rollout": { "stage": "all", "stages": [ { "name": "all", "audiences": [ { "percentage": 100 } ] } ] } },
            "staged":   { "flagType": "boolean", "defaultValue": false, "metadata": { "ticket": "SOC-3" },
                          "rollout": { "stage": "half", "stages": [
                            { "name": "staff", "audiences": [ { "segment": "staff" } ] },
                            { "name": "half", "audiences": [ { "when": { "country": "NO" }, "percentage": 50 } ] } ] } },
            "layout":   { "flagType": "string", "defaultValue": "list", "variants": { "grid": "grid", "reel": "reel" },
                          "rollout": { "serve": { "split": { "grid": 1, "reel": 1 } }, "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 100 } ] } ] } },
            "b2b":      { "flagType": "boolean", "defaultValue": false, "metadata": { "ticket": "SOC-4" },
                          "rollout": { "unit": "company", "stage": "s", "stages": [ { "name": "s", "audiences": [ { "percentage": 50 } ] } ] } },
            "size":     { "flagType": "integer", "defaultValue": 20 },
            "rate":     { "flagType": "float", "defaultValue": 0.25 },
            "theme":    { "flagType": "object", "defaultValue": { "dark": true, "sizes": [1, 2.5], "name": "n", "none": null, "inner": { "a": "b" } } }
          }
        }
        """;

    private readonly FeatureClient _client;

    public EvaluationTests()
    {
        var api = OpenFeatureApi.Create();
        api.SetProviderAsync(new OpenRolloutProvider(Encoding.UTF8.GetBytes(Manifest))).GetAwaiter().GetResult();
        _client = api.GetClient();
    }

    [Fact]
    public async Task A_flag_without_a_rollout_is_static()
    {
        var details = await _client.GetStringDetailsAsync("plain", "caller");

        Assert.Equal(("plain", "list", ErrorType.None, Reason.Static, "rows"), (details.FlagKey, details.Value, details.ErrorType, details.Reason, details.Variant));
        Assert.Null(details.ErrorMessage);
    }

    [Fact]
    public async Task Metadata_have_their_types_and_no_stage_where_none_decided()
    {
        var metadata = (await _client.GetStringDetailsAsync("plain", "caller")).FlagMetadata!;

        Assert.Equal(("SOC-1", 3, 0.5), (metadata.GetString("ticket"), metadata.GetInt("weight"), metadata.GetDouble("share")));
        Assert.Equal((3e9, true), (metadata.GetDouble("big"), metadata.GetBool("urgent")));
        Assert.Equal(5 + "flagSetId, version".Split(", ").Length, metadata.Count);
        Assert.Null(metadata.GetString("stage"));
    }

    [Theory]
    [InlineData("nameless", null, null, true, Reason.Static, "on", null)]
    [InlineData("killed", "ada", "NO", false, Reason.Disabled, "off", null)]
    [InlineData("staged", "ada", null, true, Reason.TargetingMatch, "on", "staff")]
    [InlineData("staged", "in-17", "NO", true, Reason.Split, "on", "half")]
    [InlineData("staged", "out-1", "SE", false, Reason.Default, "off", null)]
    public async Task Reason_variant_and_stage_tell_who_decided(
        string flag, string? key, string? country, bool value, string reason, string variant, string? stage)
    {
        // The engine decides which users are in the 50 percent, so look one up.
        key = key == "in-17" ? await FirstInAsync() : key;
        var details = await _client.GetBooleanDetailsAsync(flag, !value, User(key, country));

        Assert.Equal((value, ErrorType.None, reason, variant), (details.Value, details.ErrorType, details.Reason, details.Variant));
        Assert.Equal(stage, details.FlagMetadata!.GetString("stage"));
        Assert.Equal(flag == "nameless" ? null : flag == "killed" ? "SOC-2" : "SOC-3", details.FlagMetadata.GetString("ticket"));
    }

    [Fact]
    public async Task A_default_that_no_variant_has_is_called_default()
        => Assert.Equal("default", (await _client.GetIntegerDetailsAsync("size", 0)).Variant);

    [Theory]
    [InlineData("absent", ErrorType.FlagNotFound, "absent")]
    [InlineData("size", ErrorType.TypeMismatch, "size")]
    [InlineData("b2b", ErrorType.InvalidContext, "company")]
    [InlineData("staged", ErrorType.TargetingKeyMissing, "targeting key")]
    public async Task An_error_gives_the_callers_default_a_code_and_a_message_that_names_the_cause(string flag, ErrorType error, string named)
    {
        var context = User(null, "NO");
        foreach (var given in new[] { true, false })
        {
            var details = await _client.GetBooleanDetailsAsync(flag, given, context);

            Assert.Equal((flag, given, error, Reason.Error), (details.FlagKey, details.Value, details.ErrorType, details.Reason));
            Assert.Null(details.Variant);
            Assert.Contains(named, details.ErrorMessage, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("absent", null)]
    [InlineData("plain", "SOC-1")]
    [InlineData("b2b", "SOC-4")]
    [InlineData("staged", "SOC-3")]
    public async Task An_error_has_the_metadata_of_its_flag_with_the_flag_set_and_the_version(string flag, string? ticket)
    {
        var known = (await _client.GetBooleanDetailsAsync("nameless", false)).FlagMetadata!;
        var details = await _client.GetBooleanDetailsAsync(flag, false, User(null, "NO"));
        var metadata = details.FlagMetadata!;

        Assert.NotEqual(ErrorType.None, details.ErrorType);
        Assert.Equal((known.GetString("flagSetId"), known.GetString("version")), (metadata.GetString("flagSetId"), metadata.GetString("version")));
        Assert.NotNull(metadata.GetString("version"));
        Assert.Equal(ticket, metadata.GetString("ticket"));
        Assert.Equal(ticket is null, metadata.Count == 2);
        Assert.Null(metadata.GetString("stage"));
        Assert.Same(metadata, (await _client.GetBooleanDetailsAsync(flag, false, User(null, "NO"))).FlagMetadata);
    }

    [Fact]
    public async Task Without_a_good_manifest_an_error_has_the_flag_set_alone()
    {
        var api = await OpenFeatureApi.WithAsync(new OpenRolloutProvider("{"u8, new OpenRolloutOptions { FlagSetId = "shop" }));
        var details = await api.GetClient().GetBooleanDetailsAsync("any", true);

        Assert.Equal((ErrorType.ParseError, "shop", 1), (details.ErrorType, details.FlagMetadata!.GetString("flagSetId"), details.FlagMetadata.Count));
        await api.ShutdownAsync();
    }

    [Fact]
    public async Task A_split_without_a_targeting_key_is_an_error_and_the_empty_key_is_none()
    {
        Assert.Equal(ErrorType.TargetingKeyMissing, (await _client.GetStringDetailsAsync("layout", "mine")).ErrorType);
        Assert.Equal("mine", (await _client.GetStringDetailsAsync("layout", "mine", User(""))).Value);
        Assert.Equal(Reason.Split, (await _client.GetStringDetailsAsync("layout", "mine", User("ada"))).Reason);
    }

    [Fact]
    public async Task An_integer_may_be_read_as_a_double_and_nothing_else_as_another_type()
    {
        var wide = await _client.GetDoubleDetailsAsync("size", 1.5);
        Assert.Equal((20.0, ErrorType.None, Reason.Static, "default"), (wide.Value, wide.ErrorType, wide.Reason, wide.Variant));

        var readings = new Dictionary<string, Func<string, Task<ErrorType>>>
        {
            ["boolean"] = async key => (await _client.GetBooleanDetailsAsync(key, false)).ErrorType,
            ["string"] = async key => (await _client.GetStringDetailsAsync(key, "")).ErrorType,
            ["integer"] = async key => (await _client.GetIntegerDetailsAsync(key, 0)).ErrorType,
            ["float"] = async key => (await _client.GetDoubleDetailsAsync(key, 0)).ErrorType,
            ["object"] = async key => (await _client.GetObjectDetailsAsync(key, new Value())).ErrorType,
        };
        foreach (var (flag, types) in new[]
        {
            ("nameless", "boolean"), ("plain", "string"), ("size", "integer float"), ("rate", "float"), ("theme", "object"),
        })
        {
            foreach (var (type, read) in readings)
            {
                Assert.Equal(types.Contains(type, StringComparison.Ordinal) ? ErrorType.None : ErrorType.TypeMismatch, await read(flag));
            }
        }
    }

    [Fact]
    public async Task An_object_has_all_that_the_manifest_says()
    {
        var theme = (await _client.GetObjectValueAsync("theme", new Value())).AsStructure!;

        Assert.Equal(5, theme.Count);
        Assert.Equal((true, "n", "b"), (theme["dark"].AsBoolean, theme["name"].AsString, theme["inner"].AsStructure!["a"].AsString));
        Assert.Equal([1, 2.5], theme["sizes"].AsList!.Select(size => size.AsDouble!.Value));
        Assert.True(theme["none"].IsNull);
    }

    private static EvaluationContext User(string? key, string? country = null)
    {
        var builder = EvaluationContext.Builder();
        _ = key is null ? builder : builder.SetTargetingKey(key);
        _ = country is null ? builder : builder.Set("country", country);
        return builder.Build();
    }

    private async Task<string> FirstInAsync()
    {
        for (var number = 0; ; number++)
        {
            if (await _client.GetBooleanValueAsync("staged", false, User($"user-{number}", "NO")))
            {
                return $"user-{number}";
            }
        }
    }
}
