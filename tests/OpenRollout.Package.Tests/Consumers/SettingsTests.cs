namespace OpenRollout.Package.Tests;

/// <summary>Settings that nobody could follow are errors, not passed over.</summary>
public sealed class SettingsTests
{
    [Theory]
    [InlineData("OpenRolloutToday", "22.11.2026", "write a day as 2026-11-22")]
    [InlineData("OpenRolloutStuckAfterDays", "a month", "write a whole number of days")]
    [InlineData("OpenRolloutVisibility", "private", "it can be 'public' or 'internal'")]
    public async Task A_setting_that_is_not_understood_is_told(string name, string value, string advice)
    {
        using var user = new Workspace()
            .Write("App/App.csproj", UserProject.Console($"<{name}>{value}</{name}>"))
            .Write("App/flags.json", Manifests.Good)
            .Write("App/Program.cs", "");
        Assert.Contains($"error : {name} is '{value}'; {advice}.", (await user.BuildAsync("App")).Failed().Output, StringComparison.Ordinal);
    }
}
