namespace OpenRollout.Package.Tests;

/// <summary>Warnings that depend on the date are shown, but do not break a build at midnight.</summary>
public sealed class DatedWarningTests(FinishedApplication user) : IClassFixture<FinishedApplication>
{
    [Fact]
    public async Task A_build_past_the_date_warns_and_succeeds_even_where_warnings_are_errors()
        => (await user.BuildAsync("-warnaserror")).Succeeded().Says(Warnings(21));

    [Fact]
    public async Task So_does_one_of_a_project_that_treats_warnings_as_errors()
        => (await user.BuildAsync("-p:TreatWarningsAsErrors=true")).Succeeded().Says(Warnings(21));

    [Fact]
    public async Task So_does_what_is_made_a_warning_and_comes_with_a_date()
    {
        var removable = "App/Program.cs(1,19): warning ROLL3101: 'composer' can be removed here: its rollout is finished";
        (await user.BuildAsync([(".globalconfig", "is_global = true\ndotnet_diagnostic.ROLL3101.severity = warning\n")], "-p:TreatWarningsAsErrors=true"))
            .Succeeded().Says([.. Warnings(21), removable]);
    }

    [Fact]
    public async Task A_build_that_asks_for_it_fails_past_the_date()
    {
        var build = (await user.BuildAsync("-p:TreatWarningsAsErrors=true", "-p:OpenRolloutDatedWarningsAsErrors=true")).Failed();
        build.Says([.. Warnings(21).Select(warning => warning.Replace("warning", "error", StringComparison.Ordinal))]);
    }

    [Fact]
    public async Task The_day_decides_and_each_change_of_it_is_followed()
    {
        (await user.BuildAsync("-p:OpenRolloutToday=2026-11-15")).Succeeded().Says();
        (await user.BuildChangesAsync("-p:OpenRolloutToday=2026-11-16")).Succeeded().Says(Warnings(15));
        (await user.BuildChangesAsync("-p:OpenRolloutToday=2026-11-15")).Succeeded().Says();
    }

    [Fact]
    public async Task A_property_sets_the_age()
    {
        (await user.BuildAsync("-p:OpenRolloutFinishedAfterDays=21")).Succeeded().Says();
        (await user.BuildAsync("-p:OpenRolloutFinishedAfterDays=20")).Succeeded().Says(Warnings(21));
    }

    private static string[] Warnings(int days) =>
    [
        $"App/Program.cs(1,19): warning ROLL3001: 'composer' has been on for everyone since 2026-11-01 ({days} days): remove the flag",
        $"App/flags.json(3,6): warning ROLL3001: 'composer' has been on for everyone since 2026-11-01 ({days} days): remove the flag",
    ];
}
