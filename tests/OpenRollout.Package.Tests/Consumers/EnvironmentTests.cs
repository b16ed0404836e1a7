namespace OpenRollout.Package.Tests;

/// <summary>One manifest and two overlays in three environments, and decisions that are made while the application runs.</summary>
public sealed class EnvironmentTests(EnvironmentApplication application) : IClassFixture<EnvironmentApplication>
{
    private const string Stranger = "/stories?user=user-1";
    private const string Tester = "/stories?user=qa-1";
    private const string Employee = "/stories?user=user-1&employee=true";

    private const string On = "200 Stories!";
    private const string Off = "404 ";

    /// <summary>Stories, which has been at full in Development for as long, is not among them.</summary>
    private static readonly string[] Finished =
    [
        "Web/Program.cs(17,31): warning ROLL3001: 'composer' has been on for everyone in Production since 2026-11-01 (25 days): remove the flag",
        "Web/flags.json(7,6): warning ROLL3001: 'composer' has been on for everyone in Production since 2026-11-01 (25 days): remove the flag",
    ];

    [Fact]
    public void The_build_reports_a_flag_that_is_finished_in_Production_only()
        => application.FirstBuild!.Succeeded().Says(Finished);

    [Fact]
    public async Task Each_environment_serves_its_own_stage()
    {
        var deployment = application.Deploy();
        await using var development = EnvironmentApplication.Start(deployment, "Development");
        await using var staging = EnvironmentApplication.Start(deployment, "Staging");
        await using var production = EnvironmentApplication.Start(deployment, "Production");
        await ServesAsync(development, stranger: true, tester: true);
        await ServesAsync(staging, stranger: false, tester: true);
        await ServesAsync(production, stranger: false, tester: false);
    }

    [Fact]
    public async Task A_decision_survives_a_restart_and_lapses_with_a_new_salt()
    {
        var deployment = application.Deploy();
        (string, string) decisions = ("OpenRollout__DecisionStore", "decisions");
        await using (var running = EnvironmentApplication.Start(deployment, "Production", decisions))
        {
            await running.AnswersAsync(Employee, answer => answer == On);
            Assert.StartsWith("200 ", await running.AskAsync("/stop?salt=stories"), StringComparison.Ordinal);
            Assert.Equal(Off, await running.AskAsync(Employee));
            await running.PrintsAsync("stories is off in Production since ");
        }

        await using var restarted = EnvironmentApplication.Start(deployment, "Production", decisions);
        Assert.Equal(Off, await restarted.FirstAnswerAsync(Employee));

        SetSalt(deployment, "stories-2");
        await restarted.AnswersAsync(Employee, answer => answer == On);

        // A decision without a salt ends with its withdrawal only.
        var id = (await restarted.AskAsync("/stop"))["200 ".Length..];
        Assert.Equal(Off, await restarted.AskAsync(Employee));
        SetSalt(deployment, "stories-3");
        await restarted.PrintsAsync("0 of them changed");
        Assert.Equal(Off, await restarted.AskAsync(Employee));
        Assert.StartsWith("200 ", await restarted.AskAsync($"/resume?id={id}"), StringComparison.Ordinal);
        Assert.Equal(On, await restarted.AskAsync(Employee));
    }

    [Fact]
    public async Task Each_mistake_in_an_overlay_is_one_error_of_the_build_at_its_place()
    {
        var build = await application.BuildAsync(
            ("flags.json", EnvironmentApplication.Manifest),
            ("flags.Staging.json", """
                {
                  "environment": "Staging",
                  "flags": {
                    "storys": { "enabled": false },
                    "stories": {
                      "defaultValue": true,
                      "rollout": { "stage": "alhpa", "stages": { "full": { "audiences": [{ "percentage": 101 }] } } }
                    }
                  }
                }
                """),
            ("flags.Prodution.json", """{ "flags": { "stories": { "enabled": false } } }"""));
        build.Failed().Says(
        [
            .. Finished,
            "Web/flags.json(3,21): error ROLL1013: the overlay of 'Development', 'flags.Development.json', cannot be read: it does not exist; provide it, or remove 'Development' from 'environments'",
            "Web/flags.Prodution.json(1,1): error ROLL1010: the manifest does not list the environment 'Prodution' in 'environments'; add it there, or remove the overlay",
            "Web/flags.Staging.json(4,6): error ROLL2003: the manifest has no flag 'storys'; did you mean 'stories'?",
            "Web/flags.Staging.json(6,8): error ROLL1010: an overlay cannot set 'defaultValue': code and types are the same in every environment; change it in the manifest, or add an audience to a stage, with its own 'serve' if necessary",
            "Web/flags.Staging.json(7,30): error ROLL2003: unknown stage 'alhpa'; did you mean 'alpha'?",
            "Web/flags.Staging.json(7,90): error ROLL1004: a percentage must be a number from 0 to 100 with at most three decimals, not 101",
        ]);
    }

    [Theory]
    [InlineData("""{ "environment": "Staging", "flags": { "stories": { "rollout": { "stage": "alhpa" } } } }""", "flags.Staging.json(1,76): error ROLL2003: unknown stage 'alhpa'; did you mean 'alpha'?")]
    [InlineData("""{ "environment": "Development" }""", "flags.Staging.json(1,19): error ROLL1004: the overlay is for 'Development', but it is read as the overlay of 'Staging'; use the overlay of 'Staging', or correct the name")]
    [InlineData("", "flags.Staging.json(1,1): error ROLL1001: the overlay is not valid JSON: the file is empty; write at least { \"flags\": {} }")]
    [InlineData(null, "flags.json(3,36): error ROLL1013: the overlay of 'Staging', ")]
    public async Task An_application_does_not_start_with_a_bad_overlay(string? overlay, string problem)
    {
        var deployment = application.Deploy();
        Replace(deployment, overlay);
        await using var running = EnvironmentApplication.Start(deployment, "Staging");
        Assert.Contains(problem, await running.FailsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_application_keeps_the_last_good_overlay()
    {
        var deployment = application.Deploy();
        await using var running = EnvironmentApplication.Start(deployment, "Staging");
        await running.AnswersAsync(Tester, answer => answer == On);

        Replace(deployment, null);
        await running.PrintsAsync("error ROLL1013: the overlay of 'Staging', ");
        await ServesAsync(running, stranger: false, tester: true);

        Replace(deployment, EnvironmentApplication.Staging.Replace("qa-1", "qa-9", StringComparison.Ordinal));
        await running.AnswersAsync(Tester, answer => answer == Off);
    }

    /// <summary>Asserts which users have the feature. Employees have it in all three environments.</summary>
    private static async Task ServesAsync(RunningApplication running, bool stranger, bool tester)
    {
        await running.AnswersAsync(Employee, answer => answer == On);
        Assert.Equal(stranger ? On : Off, await running.AskAsync(Stranger));
        Assert.Equal(tester ? On : Off, await running.AskAsync(Tester));
    }

    private static void SetSalt(string deployment, string salt)
        => File.WriteAllText(Path.Combine(deployment, "flags.json"), EnvironmentApplication.Manifest.Replace("\"stage\": \"internal\",", $"\"stage\": \"internal\", \"salt\": \"{salt}\",", StringComparison.Ordinal));

    /// <summary>Replaces the overlay of Staging; deletes it if the text is null.</summary>
    private static void Replace(string deployment, string? overlay)
    {
        var path = Path.Combine(deployment, "flags.Staging.json");
        File.Delete(path);
        if (overlay is not null)
        {
            File.WriteAllText(path, overlay);
        }
    }
}
