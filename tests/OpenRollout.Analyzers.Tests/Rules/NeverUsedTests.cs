namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL3005.</summary>
public sealed class NeverUsedTests
{
    private const string Advice = "is never used in this project: remove it, or set OpenRolloutSharedManifest to true if other projects use it";

    private const string Manifest =
        """
        { "flags": {
          "used": { "flagType": "boolean", "defaultValue": false },
          "group.{|ROLL3005:unused|}": { "flagType": "boolean", "defaultValue": false }
        } }
        """;

    private static RuleTest Rule => new(new NeverUsedAnalyzer());

    [Theory]
    [InlineData("_ = Flags.Used.IsEnabled(ctx);")]
    [InlineData("_ = Flags.Snapshot(ctx).Used;")]
    [InlineData("_ = Flags.Used.Key;")]
    [InlineData("_ = nameof(Flags.Used);")]
    [InlineData("IFlagsSnapshot flags = Flags.Snapshot(ctx); _ = flags.Used;")]
    [InlineData("await client.GetBooleanValueAsync(\"used\", false);")]
    public Task A_flag_that_no_code_uses_is_shown_in_the_manifest(string use) => Rule
        .Manifest(Manifest.Replace("group.{|ROLL3005:unused|}", "{|ROLL3005:group.unused|}", StringComparison.Ordinal))
        .Statements(use)
        .GivesAsync($"'group.unused' {Advice}");

    [Fact]
    public Task That_generated_code_lists_all_flags_is_no_use_of_them() => Rule
        .Manifest("""{ "flags": { "group.used": { "flagType": "boolean", "defaultValue": false }, "{|ROLL3005:group.unused|}": { "flagType": "boolean", "defaultValue": false } } }""")
        .Statements("_ = Flags.Group.Used.IsEnabled(ctx);")
        .GivesAsync($"'group.unused' {Advice}");

    [Fact]
    public Task An_attribute_uses_the_flag_that_it_names() => Rule
        .Manifest("""{ "flags": { "group.used": { "flagType": "boolean", "defaultValue": false } } }""")
        .Code("[System.ComponentModel.Description(nameof(Flags.Group.Used))] internal static class Marked { }")
        .GivesAsync();

    [Fact]
    public Task A_flag_that_another_one_requires_is_used() => Rule
        .Manifest("""
            { "flags": {
              "base": { "flagType": "boolean", "defaultValue": false },
              "top": { "flagType": "boolean", "defaultValue": false, "rollout": { "requires": ["base"], "stages": [] } }
            } }
            """)
        .Statements("_ = Flags.Top.IsEnabled(ctx);")
        .GivesAsync();

    [Fact]
    public Task A_key_that_is_computed_may_be_any() => Rule
        .Manifest("""{ "flags": { "used": { "flagType": "boolean", "defaultValue": false } } }""")
        .Statements("await client.GetBooleanValueAsync(Guid.NewGuid().ToString(), false);")
        .GivesAsync();

    [Fact]
    public Task A_view_that_is_generated_uses_flags_too() => Rule
        .Manifest("""{ "flags": { "used": { "flagType": "boolean", "defaultValue": false } } }""")
        .Code("internal static class View { public static bool Show => Flags.Used.IsEnabled(); }", "Index.cshtml.g.cs")
        .GivesAsync();

    [Fact]
    public Task Other_projects_may_use_a_manifest_that_is_shared() => Rule
        .Property("OpenRolloutSharedManifest", "true")
        .Manifest("""{ "flags": { "unused": { "flagType": "boolean", "defaultValue": false } } }""")
        .GivesAsync();

    [Fact]
    public Task Another_manifests_flag_of_the_same_key_is_another_flag() => Rule
        .Manifest("""{ "flags": { "pay": { "flagType": "boolean", "defaultValue": false } } }""")
        .Manifest("""{ "flags": { "{|ROLL3005:pay|}": { "flagType": "boolean", "defaultValue": false } } }""", "checkout.flags.json")
        .Statements("_ = Flags.Pay.IsEnabled(ctx);")
        .GivesAsync($"'pay' {Advice}");

    [Fact]
    public Task An_interface_of_another_manifests_snapshot_tells_its_flags_apart() => Rule
        .Manifest("""{ "flags": { "{|ROLL3005:pay|}": { "flagType": "boolean", "defaultValue": false } } }""")
        .Manifest("""{ "flags": { "pay": { "flagType": "boolean", "defaultValue": false } } }""", "checkout.flags.json")
        .Statements("ICheckoutFlagsSnapshot flags = CheckoutFlags.Snapshot(); _ = flags.Pay;")
        .GivesAsync($"'pay' {Advice}");
}
