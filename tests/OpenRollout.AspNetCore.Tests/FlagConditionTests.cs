using Microsoft.Extensions.Logging;
using OpenFeature;
using OpenRollout.Hosting;

namespace OpenRollout.AspNetCore.Tests;

/// <summary>Endpoints that require several flags, or the absence of a flag.</summary>
public sealed class FlagConditionTests
{
    private static readonly (string, string) Norway = ("X-Country", "NO");

    /// <summary>Stories are on in Norway, the gate is on for everyone, and reactions are switched off.</summary>
    public static TheoryData<string, bool, bool> Conditions => new()
    {
        { "all stories gate", true, false },
        { "all stories reactions", false, false },
        { "any stories reactions", true, false },
        { "any gate reactions", true, true },
        { "not stories", false, true },
        { "not reactions", true, true },
        { "not any stories reactions", false, true },
        { "not all stories reactions", true, true },
        { "nested", true, false },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public async Task A_condition_decides_in_every_form(string condition, bool inNorway, bool elsewhere)
    {
        await using var application = await StartAsync();

        foreach (var form in new[] { "mapped", "attributed" }.Where(form => condition != "nested" || form == "mapped"))
        {
            var path = $"/{form}/{condition.Replace(' ', '-')}";
            Assert.Equal((path, inNorway), (path, await IsHereAsync(application, path, Norway)));
            Assert.Equal((path, elsewhere), (path, await IsHereAsync(application, path, ("X-User", Outsider(application)))));
        }
    }

    [Theory]
    [InlineData("/mapped/not-stories")]
    [InlineData("/attributed/not-stories")]
    public async Task Without_a_targeting_key_the_user_is_not_in_a_percentage(string path)
    {
        await using var application = await StartAsync();

        Assert.True(await IsHereAsync(application, path));
    }

    [Theory]
    [InlineData("/mapped/not-stories")]
    [InlineData("/attributed/not-stories")]
    [InlineData("/attributed/not-any-stories-reactions")]
    public async Task A_flag_that_the_manifest_has_no_longer_opens_nothing_by_its_absence(string path)
    {
        await using var application = await StartAsync();
        var outsider = ("X-User", Outsider(application));
        Assert.True(await IsHereAsync(application, path, outsider));

        application.Replace("\"stories\": {", "\"other\": {");

        Assert.False(await IsHereAsync(application, path, outsider));
    }

    [Fact]
    public async Task A_flag_that_is_switched_off_opens_the_endpoint_that_requires_its_absence()
    {
        await using var application = await StartAsync();
        Assert.False(await IsHereAsync(application, "/mapped/not-stories", Norway));

        application.Replace("\"description\": \"Short-lived", "\"enabled\": false, \"description\": \"Short-lived");

        Assert.True(await IsHereAsync(application, "/mapped/not-stories", Norway));
    }

    [Fact]
    public async Task A_key_that_no_manifest_has_keeps_the_application_from_starting_negated_too()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => TestApplication.StartAsync(app => app.MapGet("/", () => "here").WithMetadata(new RequireFlagAttribute("stories", Unknown()) { Negate = true })));

        Assert.Contains("requires the flag 'storys'", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_condition_throws()
    {
        Assert.Throws<ArgumentException>(() => FlagCondition.All());
        Assert.Throws<ArgumentException>(() => FlagCondition.Any());
    }

    [Fact]
    public async Task Without_MapContext_the_application_does_not_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => StartWithoutMapContextAsync(app => app.MapGet("/stories", () => "here").RequireFlag(Flags.Stories)));
        var ofAttribute = await Assert.ThrowsAsync<InvalidOperationException>(() => StartWithoutMapContextAsync(app => app.MapGet("/stories", [RequireFlag("stories")] () => "here")));

        Assert.All([failure, ofAttribute], exception => Assert.Contains("/stories' requires a flag, but the user of a request is not configured. Call MapContext", exception.Message, StringComparison.Ordinal));
    }

    private static async Task StartWithoutMapContextAsync(Action<WebApplication> configure)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseSetting("urls", "http://127.0.0.1:0");
        builder.Services.AddOpenFeature(features => features
            .AddOpenRolloutProvider(options => (options.EmbeddedManifest, options.BindFlags) = (new EmbeddedManifest(Flags.EmbeddedManifest), false))
            .AddFlags(Flags.Set));
        await using var application = builder.Build();
        configure(application);
        await application.StartAsync();
    }

    private static string Unknown() => "storys";

    private static string Outsider(TestApplication application) => Enumerable.Range(0, 100).Select(index => $"user-{index}").First(user =>
        application.Provider.Explain("stories", OpenFeature.Model.EvaluationContext.Builder().SetTargetingKey(user).Build())!.Outcome.Variant == "off");

    private static async Task<bool> IsHereAsync(TestApplication application, string path, params (string, string)[] headers)
    {
        using var response = await application.GetAsync(path, headers);
        return response.IsSuccessStatusCode;
    }

    private static Task<TestApplication> StartAsync() => TestApplication.StartAsync(app =>
    {
        var mapped = app.MapGroup("/mapped");
        mapped.MapGet("/all-stories-gate", () => "here").RequireFlag(FlagCondition.All(Flags.Stories, Flags.Gate));
        mapped.MapGet("/all-stories-reactions", () => "here").RequireFlag(FlagCondition.All(Flags.Stories, Flags.Chat.Reactions));
        mapped.MapGet("/any-stories-reactions", () => "here").RequireFlag(FlagCondition.Any(Flags.Stories, Flags.Chat.Reactions));
        mapped.MapGet("/any-gate-reactions", () => "here").RequireFlag(FlagCondition.Any(Flags.Gate, Flags.Chat.Reactions));
        mapped.MapGet("/not-stories", () => "here").RequireFlag(FlagCondition.Not(Flags.Stories));
        mapped.MapGet("/not-reactions", () => "here").RequireFlag(FlagCondition.Not(Flags.Chat.Reactions));
        mapped.MapGet("/not-any-stories-reactions", () => "here").RequireFlag(FlagCondition.Not(FlagCondition.Any(Flags.Stories, Flags.Chat.Reactions)));
        mapped.MapGet("/not-all-stories-reactions", () => "here").RequireFlag(FlagCondition.Not(FlagCondition.All(Flags.Stories, Flags.Chat.Reactions)));
        mapped.MapGet("/nested", () => "here").RequireFlag(FlagCondition.All(FlagCondition.Any(Flags.Stories, Flags.Chat.Reactions), FlagCondition.Not(Flags.Chat.Reactions)));
        var attributed = app.MapGroup("/attributed");
        attributed.MapGet("/all-stories-gate", [RequireFlag("stories", "gate")] () => "here");
        attributed.MapGet("/all-stories-reactions", [RequireFlag("stories", "chat.reactions")] () => "here");
        attributed.MapGet("/any-stories-reactions", [RequireFlag("stories", "chat.reactions", Requirement = FlagRequirementType.Any)] () => "here");
        attributed.MapGet("/any-gate-reactions", [RequireFlag("gate", "chat.reactions", Requirement = FlagRequirementType.Any)] () => "here");
        attributed.MapGet("/not-stories", [RequireFlag(typeof(Flags), nameof(Flags.Stories), Negate = true)] () => "here");
        attributed.MapGet("/not-reactions", [RequireFlag(typeof(Flags.Chat), nameof(Flags.Chat.Reactions), Negate = true)] () => "here");
        attributed.MapGet("/not-any-stories-reactions", [RequireFlag("stories", "chat.reactions", Requirement = FlagRequirementType.Any, Negate = true)] () => "here");
        attributed.MapGet("/not-all-stories-reactions", [RequireFlag("stories", "chat.reactions", Negate = true)] () => "here");
    });
}
