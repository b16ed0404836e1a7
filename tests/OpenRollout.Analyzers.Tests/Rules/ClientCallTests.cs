using Microsoft.CodeAnalysis.Diagnostics;

namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL4001 to ROLL4004: calls of OpenFeature's client with a constant key.</summary>
public sealed class ClientCallTests
{
    private const string Manifest =
        """
        { "flags": {
          "stories": { "flagType": "boolean", "defaultValue": false },
          "feed.pageSize": { "flagType": "integer", "defaultValue": 20 },
          "feed.title": { "flagType": "string", "defaultValue": "Feed" },
          "ratio": { "flagType": "float", "defaultValue": 0.5 },
          "theme": { "flagType": "object", "defaultValue": { "radius": 4 } }
        } }
        """;

    [Theory]
    [InlineData("await client.GetBooleanValueAsync({|ROLL4001:\"stories\"|}, false);", "Flags.Stories.IsEnabledAsync", "stories")]
    [InlineData("await concrete.GetBooleanDetailsAsync({|ROLL4001:\"stories\"|}, true);", "Flags.Stories.GetDetailsAsync", "stories")]
    [InlineData("await client.GetIntegerValueAsync({|ROLL4001:\"feed.\" + \"pageSize\"|}, 20);", "Flags.Feed.PageSize.GetValueAsync", "feed.pageSize")]
    [InlineData("await client.GetDoubleValueAsync({|ROLL4001:\"feed.pageSize\"|}, 20);", "Flags.Feed.PageSize.GetValueAsync", "feed.pageSize")]
    [InlineData("await client.GetObjectValueAsync({|ROLL4001:\"theme\"|}, new Value());", "Flags.Theme.GetValueAsync", "theme")]
    public Task A_key_is_shown_where_an_accessor_exists(string statement, string accessor, string key)
        => Test(new LiteralKeyAnalyzer(), statement, $"Use '{accessor}' instead of the key '{key}'");

    [Theory]
    [InlineData("await client.GetBooleanValueAsync(\"storeis\", false);")]
    [InlineData("await client.GetStringValueAsync(\"stories\", \"\");")]
    [InlineData("await client.GetBooleanValueAsync(Guid.NewGuid().ToString(), false);")]
    [InlineData("await client.GetBooleanValueAsync(\"stories\", false, ctx, new FlagEvaluationOptions(System.Collections.Immutable.ImmutableList<Hook>.Empty));")]
    [InlineData("await Flags.Stories.IsEnabledAsync(ctx);")]
    [InlineData("client.Track(\"stories\");")]
    public Task Without_an_accessor_that_does_the_same_a_key_is_left_alone(string statement) => Test(new LiteralKeyAnalyzer(), statement);

    [Fact]
    public Task Extensions_wrappers_and_clients_of_others_are_left_alone() => new RuleTest(new LiteralKeyAnalyzer())
        .Manifest(Manifest)
        .Code("""
            internal static class Program
            {
                public static async Task RunAsync(IFeatureClient client, IOther other)
                {
                    await client.GetBooleanValueAsync("stories");
                    await Wrapped("stories");
                    await other.GetBooleanValueAsync("stories", false);
                }

                private static Task<bool> GetBooleanValueAsync(this IFeatureClient client, string flagKey) => client.GetBooleanValueAsync(flagKey, false);

                private static Task<bool> Wrapped(string flagKey) => Task.FromResult(flagKey.Length > 0);

                public interface IOther
                {
                    Task<bool> GetBooleanValueAsync(string flagKey, bool defaultValue);
                }
            }
            """)
        .GivesAsync();

    [Fact]
    public Task Of_two_accessors_for_one_key_none_is_recommended() => new RuleTest(new LiteralKeyAnalyzer())
        .Manifest(Manifest)
        .Manifest(Manifest, "checkout.flags.json")
        .Statements("await client.GetBooleanValueAsync(\"stories\", false);")
        .GivesAsync();

    [Theory]
    [InlineData("await client.GetBooleanValueAsync({|ROLL4002:\"storeis\"|}, false);", "No manifest of this project has a flag 'storeis'; did you mean 'stories'?")]
    [InlineData("const string Key = \"x\"; await client.GetStringDetailsAsync({|ROLL4002:Key|}, \"\");", "No manifest of this project has a flag 'x'")]
    [InlineData("await client.GetBooleanValueAsync({|ROLL4002:nameof(client)|}, false);", "No manifest of this project has a flag 'client'")]
    public Task A_key_that_no_manifest_has_is_shown_with_the_nearest(string statement, string message)
        => Test(new UnknownKeyAnalyzer(), statement, message);

    [Theory]
    [InlineData("await client.GetBooleanValueAsync(\"stories\", false);")]
    [InlineData("await client.GetStringValueAsync(\"stories\", \"\");")]
    [InlineData("await client.GetBooleanValueAsync(Guid.NewGuid().ToString(), false);")]
    public Task A_key_that_a_manifest_has_or_that_is_computed_is_left_alone(string statement) => Test(new UnknownKeyAnalyzer(), statement);

    [Fact]
    public Task A_manifest_with_errors_may_have_any_key() => new RuleTest(new UnknownKeyAnalyzer())
        .Manifest("""{ "flags": { "stories": { "flagType": "boolean" } } }""")
        .Statements("await client.GetBooleanValueAsync(\"stories\", false);")
        .GivesAsync();

    [Theory]
    [InlineData("await client.GetStringValueAsync({|ROLL4003:\"stories\"|}, \"\");", "'stories' is a boolean flag: read it with 'GetBooleanValueAsync', not 'GetStringValueAsync'")]
    [InlineData("await client.GetIntegerDetailsAsync({|ROLL4003:\"ratio\"|}, 1);", "'ratio' is a float flag: read it with 'GetDoubleDetailsAsync', not 'GetIntegerDetailsAsync'")]
    [InlineData("await client.GetStringValueAsync({|ROLL4003:\"feed.pageSize\"|}, \"\");", "'feed.pageSize' is an integer flag: read it with 'GetIntegerValueAsync', not 'GetStringValueAsync'")]
    [InlineData("await client.GetStringValueAsync({|ROLL4003:\"theme\"|}, \"\");", "'theme' is an object flag: read it with 'GetObjectValueAsync', not 'GetStringValueAsync'")]
    [InlineData("await client.GetObjectValueAsync({|ROLL4003:\"feed.title\"|}, new Value());", "'feed.title' is a string flag: read it with 'GetStringValueAsync', not 'GetObjectValueAsync'")]
    public Task A_flag_that_is_read_as_another_type_is_shown(string statement, string message) => Test(new WrongTypeAnalyzer(), statement, message);

    [Theory]
    [InlineData("await client.GetDoubleValueAsync(\"feed.pageSize\", 20);")]
    [InlineData("await client.GetObjectValueAsync(\"theme\", new Value());")]
    [InlineData("await client.GetStringValueAsync(\"unknown\", \"\");")]
    public Task A_type_that_can_be_read_is_left_alone(string statement) => Test(new WrongTypeAnalyzer(), statement);

    [Theory]
    [InlineData("await client.GetBooleanValueAsync(\"stories\", {|ROLL4004:true|});", "The default of 'stories' is true here and false in the manifest: use the same value in both")]
    [InlineData("await client.GetDoubleValueAsync(\"feed.pageSize\", {|ROLL4004:20.5|});", "The default of 'feed.pageSize' is 20.5 here and 20 in the manifest: use the same value in both")]
    [InlineData("const string Title = \"feed\"; await client.GetStringValueAsync(\"feed.title\", {|ROLL4004:Title|});", "The default of 'feed.title' is \"feed\" here and \"Feed\" in the manifest: use the same value in both")]
    public Task A_default_that_differs_is_shown(string statement, string message) => Test(new OtherDefaultAnalyzer(), statement, message);

    [Theory]
    [InlineData("await client.GetDoubleValueAsync(\"feed.pageSize\", 20);")]
    [InlineData("await client.GetDoubleValueAsync(\"ratio\", .5);")]
    [InlineData("await client.GetBooleanValueAsync(\"stories\", ctx.Count > 1);")]
    [InlineData("await client.GetStringValueAsync(\"stories\", \"other type\");")]
    [InlineData("await client.GetObjectValueAsync(\"theme\", new Value());")]
    public Task A_default_that_is_the_same_or_not_known_is_left_alone(string statement) => Test(new OtherDefaultAnalyzer(), statement);

    private static Task Test(DiagnosticAnalyzer analyzer, string statement, params string[] messages)
        => new RuleTest(analyzer).Manifest(Manifest).Statements(statement).GivesAsync(messages);
}
