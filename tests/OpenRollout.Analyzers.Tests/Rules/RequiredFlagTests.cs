namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL4007: [RequireFlag] must name a boolean flag, otherwise the application does not start.</summary>
public sealed class RequiredFlagTests
{
    private const string Manifest =
        """
        { "flags": {
          "stories": { "flagType": "boolean", "defaultValue": false },
          "checkout.express": { "flagType": "boolean", "defaultValue": false },
          "checkout.limit": { "flagType": "integer", "defaultValue": 20 } } }
        """;

    [Theory]
    [InlineData("typeof(Flags), nameof(Flags.Stories)")]
    [InlineData("typeof(Flags), \"Stories\"")]
    [InlineData("typeof(Flags.Checkout), nameof(Flags.Checkout.Express)")]
    [InlineData("typeof(Flags), nameof(Flags.Stories), nameof(Flags.Stories)")]
    [InlineData("\"stories\"")]
    [InlineData("\"stories\", \"checkout.express\"")]
    [InlineData("\"another.manifests\"")]
    public Task A_boolean_flag_is_right(string arguments) => Test(arguments).GivesAsync();

    [Theory]
    [InlineData("typeof(Flags), {|ROLL4007:nameof(Flags.Checkout.Express)|}", "'Flags' has no flag 'Express': the application would fail to start; write typeof(Flags.Checkout)")]
    [InlineData("typeof(Flags), {|ROLL4007:\"Storys\"|}", "'Flags' has no flag 'Storys': the application would fail to start; did you mean 'Stories'?")]
    [InlineData("typeof(string), {|ROLL4007:nameof(string.Length)|}", "'String' has no flag 'Length': the application would fail to start")]
    [InlineData("typeof(Flags.Checkout), {|ROLL4007:nameof(Flags.Checkout.Limit)|}", "'Checkout.Limit' is not a boolean flag: the application would fail to start")]
    [InlineData("typeof(Flags), nameof(Flags.Stories), {|ROLL4007:nameof(Flags.Checkout.Express)|}", "'Flags' has no flag 'Express': the application would fail to start; write typeof(Flags.Checkout)")]
    [InlineData("{|ROLL4007:\"checkout.limit\"|}", "'checkout.limit' is not a boolean flag: the application would fail to start")]
    [InlineData("\"stories\", {|ROLL4007:\"checkout.limit\"|}", "'checkout.limit' is not a boolean flag: the application would fail to start")]
    public Task Anything_else_is_an_error(string arguments, string message) => Test(arguments).GivesAsync(message);

    [Fact]
    public Task Of_several_keys_an_unknown_one_is_told()
        => new RuleTest(new UnknownKeyAnalyzer()).Manifest(Manifest)
            .Code("[OpenRollout.AspNetCore.RequireFlag(\"stories\", {|ROLL4002:\"storys\"|})] internal static class Program { private static void Main() { } }")
            .GivesAsync("No manifest of this project has a flag 'storys'; did you mean 'stories'?");

    private static RuleTest Test(string arguments) => new RuleTest(new RequiredFlagAnalyzer()).Manifest(Manifest)
        .Code($"[OpenRollout.AspNetCore.RequireFlag({arguments})] internal static class Program {{ private static void Main() {{ }} }}");
}
