namespace OpenRollout.Package.Tests;

/// <summary>Severities are set as for any other diagnostic.</summary>
public sealed class SeverityTests
{
    private const string InCode = "App/Program.cs(1,19): warning ROLL3001: 'composer' has been on for everyone since 2026-11-01 (21 days): remove the flag";
    private const string InManifest = "App/flags.json(3,6): warning ROLL3001: 'composer' has been on for everyone since 2026-11-01 (21 days): remove the flag";

    [Fact]
    public async Task NoWarn_silences_both_places()
    {
        using var user = User("<NoWarn>$(NoWarn);ROLL3001</NoWarn>");
        (await user.BuildAsync("App")).Succeeded().Says();
    }

    [Theory]
    [InlineData("none")]
    [InlineData("error")]
    public async Task A_global_configuration_counts_in_both_places(string severity)
    {
        using var user = User().Write("App/.globalconfig", $"is_global = true\ndotnet_diagnostic.ROLL3001.severity = {severity}\n");
        var build = await user.BuildAsync("App");
        if (severity == "none")
        {
            build.Succeeded().Says();
            return;
        }

        build.Failed().Says([.. new[] { InCode, InManifest }.Select(warning => warning.Replace("warning", "error", StringComparison.Ordinal))]);
    }

    [Fact]
    public async Task An_editor_configuration_counts_in_code_alone()
    {
        using var user = User().Write("App/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ROLL3001.severity = none\n");
        (await user.BuildAsync("App")).Succeeded().Says(InManifest);
    }

    [Fact]
    public async Task A_rule_that_is_off_can_be_turned_on()
    {
        using var user = User()
            .Write("App/.editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.ROLL4006.severity = warning\n")
            .Write("App/Program.cs", "await Task.Yield();\nConsole.WriteLine(App.Flags.Composer.IsEnabled());");
        var build = (await user.BuildAsync("App", "-p:NoWarn=ROLL3001")).Succeeded();
        Assert.StartsWith("App/Program.cs(2,", Assert.Single(build.Diagnostics), StringComparison.Ordinal);
        Assert.Contains("warning ROLL4006", build.Diagnostics[0], StringComparison.Ordinal);
    }

    private static Workspace User(string properties = "") => new Workspace()
        .Write("App/App.csproj", UserProject.Console(properties))
        .Write("App/flags.json", Manifests.Finished)
        .Write("App/Program.cs", "Console.WriteLine(App.Flags.Composer.IsEnabled());");
}
