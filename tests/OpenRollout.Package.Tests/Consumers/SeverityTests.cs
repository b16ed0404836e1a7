namespace OpenRollout.Package.Tests;

/// <summary>Severities are set as for any other diagnostic.</summary>
public sealed class SeverityTests(FinishedApplication user) : IClassFixture<FinishedApplication>
{
    private const string InCode = "App/Program.cs(1,19): warning ROLL3001: 'composer' has been on for everyone since 2026-11-01 (21 days): remove the flag";
    private const string InManifest = "App/flags.json(3,6): warning ROLL3001: 'composer' has been on for everyone since 2026-11-01 (21 days): remove the flag";

    [Fact]
    public async Task NoWarn_silences_both_places() => (await user.BuildAsync("-p:NoWarn=ROLL3001")).Succeeded().Says();

    [Theory]
    [InlineData("none")]
    [InlineData("error")]
    public async Task A_global_configuration_counts_in_both_places(string severity)
    {
        var build = await user.BuildAsync([(".globalconfig", $"is_global = true\ndotnet_diagnostic.ROLL3001.severity = {severity}\n")]);
        if (severity == "none")
        {
            build.Succeeded().Says();
            return;
        }

        build.Failed().Says([.. new[] { InCode, InManifest }.Select(warning => warning.Replace("warning", "error", StringComparison.Ordinal))]);
    }

    [Fact]
    public async Task An_editor_configuration_counts_in_code_alone()
        => (await user.BuildAsync([(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ROLL3001.severity = none\n")])).Succeeded().Says(InManifest);

    [Fact]
    public async Task A_rule_that_is_off_can_be_turned_on()
    {
        var build = (await user.BuildAsync(
            [
                (".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ROLL4006.severity = warning\n"),
                ("Program.cs", "await Task.Yield();\nConsole.WriteLine(App.Flags.Composer.IsEnabled());"),
            ],
            "-p:NoWarn=ROLL3001")).Succeeded();
        Assert.StartsWith("App/Program.cs(2,", Assert.Single(build.Diagnostics), StringComparison.Ordinal);
        Assert.Contains("warning ROLL4006", build.Diagnostics[0], StringComparison.Ordinal);
    }
}
