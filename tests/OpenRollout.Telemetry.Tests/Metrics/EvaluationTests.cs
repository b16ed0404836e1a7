using System.Text;
using OpenFeature.Model;
using OpenRollout.Telemetry.Tests.Harness;

namespace OpenRollout.Telemetry.Tests.Metrics;

/// <summary>Each evaluation is counted once with its result.</summary>
public sealed class EvaluationTests
{
    private static readonly EvaluationContext Norwegian = Application.User("ada", "NO");

    /// <summary>All routes of evaluating the flag 'stories'.</summary>
    public static TheoryData<string> Ways => ["client", "provider", "value", "typed value", "details", "typed details", "async", "typed async", "async details", "snapshot", "typed snapshot"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_evaluation_is_counted_once_by_any_route(string way)
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);

        Assert.True(await AskAsync(application, way));

        Assert.Equal(1, meters.Evaluations());
        var counted = Assert.Single(meters.Read("openrollout.evaluations"));
        Assert.Equal(
            new SortedDictionary<string, string?>
            {
                ["feature_flag.provider.name"] = "OpenRollout",
                ["feature_flag.set.id"] = application.FlagSet,
                ["feature_flag.key"] = "stories",
                ["feature_flag.result.variant"] = "on",
                ["feature_flag.result.reason"] = "targeting_match",
                ["openrollout.stage"] = "trial",
            },
            new SortedDictionary<string, string?>(counted.Tags.ToDictionary()));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_error_is_counted_once_by_any_route(string way)
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);

        Assert.False(await AskAsync(application, way, targetingKey: null));

        Assert.Equal(1, meters.Evaluations());
        Assert.Equal(1, meters.Evaluations(("feature_flag.key", "stories"), ("error.type", "targeting_key_missing"), ("feature_flag.result.reason", "error"), ("feature_flag.result.variant", null)));
    }

    [Fact]
    public async Task Reasons_are_distinguished()
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);
        var client = application.Api.GetClient();
        await client.GetBooleanValueAsync("plain", false);
        await client.GetBooleanValueAsync("killed", false);
        await client.GetStringValueAsync("layout", "", Norwegian);
        var (ins, outs) = (0, 0);
        for (var user = 0; user < 50; user++)
        {
            _ = application.Stories.IsEnabled(new Caller($"user-{user}", "SE")) ? ins++ : outs++;
        }

        Assert.Equal(1, meters.Evaluations(("feature_flag.key", "plain"), ("feature_flag.result.reason", "static"), ("openrollout.stage", null)));
        Assert.Equal(1, meters.Evaluations(("feature_flag.key", "killed"), ("feature_flag.result.reason", "disabled")));
        Assert.Equal(1, meters.Evaluations(("feature_flag.key", "layout"), ("feature_flag.result.reason", "split"), ("openrollout.stage", "trial")));
        Assert.Equal(ins, meters.Evaluations(("feature_flag.key", "stories"), ("feature_flag.result.reason", "split"), ("feature_flag.result.variant", "on")));
        Assert.Equal(outs, meters.Evaluations(("feature_flag.key", "stories"), ("feature_flag.result.reason", "default"), ("feature_flag.result.variant", "off")));
    }

    [Fact]
    public async Task Errors_are_distinguished_and_unknown_flags_are_not_named()
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);
        var client = application.Api.GetClient();
        for (var any = 0; any < 3; any++)
        {
            await client.GetBooleanValueAsync($"made-up-{any}", false);
        }

        await client.GetStringValueAsync("stories", "");
        new StringFlag(application.Binding, "stories", "").GetValue(Norwegian);
        application.Household.IsEnabled(Norwegian);

        Assert.Equal(3, meters.Evaluations(("error.type", "flag_not_found"), ("feature_flag.key", null)));
        Assert.Equal(2, meters.Evaluations(("error.type", "type_mismatch"), ("feature_flag.key", "stories")));
        Assert.Equal(1, meters.Evaluations(("error.type", "invalid_context"), ("feature_flag.key", "household")));
        Assert.Equal(6, meters.Evaluations());
    }

    [Fact]
    public async Task Without_a_good_manifest_it_is_a_parse_error()
    {
        await using var application = await Application.StartAsync(options => new OpenRolloutProvider(Encoding.UTF8.GetBytes(TestManifests.Bad), options));
        using var meters = new Meters(application.FlagSet);

        await application.Provider.ResolveBooleanValueAsync("stories", false);

        Assert.Equal(1, meters.Evaluations(("error.type", "parse_error"), ("feature_flag.key", null)));
    }

    [Fact]
    public async Task An_object_of_another_shape_and_an_integer_read_as_a_double_count_once()
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);
        var theme = new ObjectFlag<Theme>(application.Binding, "theme", new Theme("none"), value => throw new FormatException("no theme"));
        var size = new DoubleFlag(application.Binding, "size", 1);

        Assert.Equal(("none", "none"), (theme.GetValue().Accent, theme.GetDetails().Value.Accent));
        Assert.Equal((20, 20), (size.GetValue(), size.GetDetails().Value));

        Assert.Equal(2, meters.Evaluations(("feature_flag.key", "theme")));
        Assert.Equal(2, meters.Evaluations(("feature_flag.key", "size")));
    }

    [Fact]
    public async Task Overrides_explanations_and_required_flags_are_not_counted()
    {
        await using var application = await Application.StartAsync();
        using var meters = new Meters(application.FlagSet);

        using (application.Stories.Override(true))
        {
            Assert.True(application.Stories.IsEnabled(Norwegian));
        }

        Assert.NotNull(application.Provider.Explain("stories", Norwegian));
        Assert.True(new BooleanFlag(application.Binding, "follower", false).IsEnabled(Norwegian));

        Assert.Equal(1, meters.Evaluations());
        Assert.Equal(1, meters.Evaluations(("feature_flag.key", "follower")));
    }

    [Fact]
    public async Task Counting_begins_with_the_first_listener()
    {
        await using var application = await Application.StartAsync();
        application.Stories.IsEnabled(Norwegian);
        using (var meters = new Meters(application.FlagSet))
        {
            application.Stories.IsEnabled(Norwegian);
            Assert.Equal(1, meters.Evaluations());
        }

        application.Stories.IsEnabled(Norwegian);

        using var again = new Meters(application.FlagSet);
        Assert.Equal(1, again.Evaluations());
    }

    [Fact]
    public async Task A_listener_of_another_instrument_enables_no_counting()
    {
        await using var application = await Application.StartAsync();
        using (new Meters(application.FlagSet, "openrollout.manifest.age"))
        {
            application.Stories.IsEnabled(Norwegian);
        }

        using var meters = new Meters(application.FlagSet);
        Assert.Equal(0, meters.Evaluations());
    }

    [Fact]
    public async Task Flag_sets_are_distinguished_and_a_replacing_provider_continues_the_counts()
    {
        await using var one = await Application.StartAsync();
        await using var other = await Application.StartAsync();
        using var meters = new Meters(one.FlagSet);
        using var otherMeters = new Meters(other.FlagSet);

        one.Stories.IsEnabled(Norwegian);
        other.Stories.IsEnabled(Norwegian);
        await one.ReplaceProviderAsync();
        one.Stories.IsEnabled(Norwegian);

        Assert.Equal(2, meters.Evaluations(("feature_flag.key", "stories")));
        Assert.Equal(1, otherMeters.Evaluations(("feature_flag.key", "stories")));
    }

    private static async Task<bool> AskAsync(Application application, string way, string? targetingKey = "ada")
    {
        var country = targetingKey is null ? "SE" : "NO";
        var (untyped, typed) = (Application.User(targetingKey, country), new Caller(targetingKey, country));
        var stories = application.Stories;
        return way switch
        {
            "client" => await application.Api.GetClient().GetBooleanValueAsync("stories", false, untyped),
            "provider" => (await application.Provider.ResolveBooleanValueAsync("stories", false, untyped)).Value,
            "value" => stories.IsEnabled(untyped),
            "typed value" => stories.IsEnabled(in typed),
            "details" => stories.GetDetails(untyped).Value,
            "typed details" => stories.GetDetails(in typed).Value,
            "async" => await stories.IsEnabledAsync(untyped),
            "typed async" => await stories.IsEnabledAsync(in typed),
            "async details" => (await stories.GetDetailsAsync(untyped)).Value,
            "snapshot" => FlagSnapshot.Take(application.Binding, untyped).Get(stories),
            "typed snapshot" => FlagSnapshot.Take(application.Binding, in typed).Get(stories),
            _ => throw new ArgumentOutOfRangeException(nameof(way), way, "Unknown route."),
        };
    }
}
