namespace OpenRollout.Analyzers.Tests;

/// <summary>The rules about the age of flags in a project with environments.</summary>
public sealed class CountedEnvironmentTests
{
    private const string Full = """ "stage": "full", "stages": { "full": { "since": "2026-09-20" } } """;
    private const string Half = """ "stage": "half", "stages": { "half": { "since": "2026-09-20" } } """;

    [Fact]
    public Task Production_counts_if_it_has_an_overlay() => new RuleTest(new FinishedAnalyzer())
        .Manifest(Manifest("ROLL3001"))
        .Overlay("flags.Staging.json", Overlay(Half))
        .Overlay("flags.Production.json", Overlay(Full))
        .Statements("_ = {|ROLL3001:Flags.NewComposer|}.IsEnabled(ctx);")
        .GivesAsync(Finished("in Production"), Finished("in Production"));

    [Fact]
    public Task A_flag_that_is_finished_elsewhere_only_is_not_reported() => new RuleTest(new FinishedAnalyzer())
        .Manifest(Manifest())
        .Overlay("flags.Staging.json", Overlay(Full))
        .Overlay("flags.Production.json", Overlay(Half))
        .GivesAsync();

    /// <summary>Production can have no overlay and then serves the manifest alone, so a flag that is finished in all overlays may be at its beginning there.</summary>
    [Fact]
    public Task Without_an_overlay_for_production_all_environments_count() => new RuleTest(new FinishedAnalyzer())
        .Manifest(Manifest(environments: "\"Development\", \"Staging\""))
        .Overlay("flags.Development.json", Overlay(Full))
        .Overlay("flags.Staging.json", Overlay(Full))
        .GivesAsync();

    [Fact]
    public Task A_flag_that_is_finished_everywhere_is_counted_from_the_latest_date() => new RuleTest(new FinishedAnalyzer())
        .Manifest(Manifest("ROLL3001", rollout: Flag.Full("2026-09-20"), environments: "\"Development\", \"Staging\""))
        .Overlay("flags.Development.json", "{}")
        .Overlay("flags.Staging.json", Overlay(""" "stage": "full", "stages": { "full": { "since": "2026-10-23" } } """))
        .GivesAsync("'new-composer' has been on for everyone in every environment since 2026-10-23 (30 days): remove the flag");

    [Theory]
    [InlineData("production", "in Production")]
    [InlineData(" Production , Staging ", "in Production and Staging")]
    [InlineData("Production,Test,Staging,production", "in Production, Test and Staging")]
    public Task The_project_chooses_the_environments(string environments, string place) => new RuleTest(new FinishedAnalyzer())
        .Property("OpenRolloutEnvironments", environments)
        // Test is not listed and has the state of the manifest.
        .Manifest(Manifest("ROLL3001", rollout: Flag.Full("2026-08-30")))
        .Overlay("flags.Staging.json", Overlay(Full))
        .Overlay("flags.Production.json", Overlay(Full))
        .GivesAsync(Finished(place));

    [Fact]
    public Task An_environment_without_an_overlay_has_the_state_of_the_manifest() => new RuleTest(new FinishedAnalyzer())
        .Property("OpenRolloutEnvironments", "Production")
        .Manifest(Manifest("ROLL3001", rollout: Flag.Full("2026-09-20"), environments: "\"Staging\""))
        .Overlay("flags.Staging.json", Overlay(Half))
        .GivesAsync(Finished("in Production"));

    [Fact]
    public Task Users_of_several_environments_who_get_different_values_need_the_flag() => new RuleTest(new FinishedAnalyzer())
        .Property("OpenRolloutEnvironments", "Staging,Production")
        .Manifest(Manifest(rollout: Flag.Full("2026-09-20")))
        .Overlay("flags.Staging.json", """{ "flags": { "new-composer": { "rollout": { "stages": { "full": { "audiences": [{ "percentage": 100, "serve": "off" }] } } } } } }""")
        .Overlay("flags.Production.json", "{}")
        .GivesAsync();

    /// <summary>The overlay fixes a stage on an unknown day; the start time is the plan of another environment.</summary>
    [Theory]
    [InlineData("\"stage\": \"full\"", false)]
    [InlineData("\"description\": \"as planned\"", true)]
    public Task A_start_time_of_the_manifest_is_not_the_date_of_a_stage_that_an_overlay_names(string overlay, bool isFinished) => new RuleTest(new FinishedAnalyzer())
        .Manifest(Manifest(isFinished ? "ROLL3001" : "", """ "stages": [{ "name": "full", "startsAt": "2026-09-20T00:00:00Z", "audiences": [{ "percentage": 100 }] }] """, "\"Production\""))
        .Overlay("flags.Production.json", Overlay(overlay))
        .GivesAsync(isFinished ? [Finished("in Production")] : []);

    /// <summary>The error is fixed first; until then the state of the environment is not known.</summary>
    [Theory]
    [InlineData("""{ "flags": { "unknown": {} } }""")]
    [InlineData("not JSON")]
    public Task With_an_invalid_overlay_nothing_has_an_age(string overlay) => new RuleTest(new FinishedAnalyzer())
        .Property("OpenRolloutEnvironments", "Staging,Production")
        .Manifest(Manifest(rollout: Flag.Full("2026-09-20")))
        .Overlay("flags.Staging.json", overlay)
        .Overlay("flags.Production.json", "{}")
        .GivesAsync();

    [Fact]
    public Task A_rollout_is_stuck_where_it_is_partial() => new RuleTest(new StuckAnalyzer())
        .Property("OpenRolloutEnvironments", "Staging,Production,Live")
        .Manifest(Manifest("ROLL3003", rollout: Flag.Half("2026-10-20").Replace("\"half\"", "\"start\"", StringComparison.Ordinal)))
        .Overlay("flags.Staging.json", """{ "flags": { "new-composer": { "rollout": { "stages": { "start": { "since": "2026-10-21", "audiences": [{ "percentage": 100 }] } } } } } }""")
        .Overlay("flags.Production.json", "{}")
        .GivesAsync("'new-composer' has been in stage 'start' in Production and Live since 2026-10-21 (32 days): advance the rollout, or roll it back");

    [Fact]
    public Task The_stage_is_named_for_each_environment() => new RuleTest(new StuckAnalyzer())
        .Manifest(Manifest("ROLL3003", environments: "\"Staging\", \"Test\""))
        .Overlay("flags.Staging.json", Overlay(Half))
        .Overlay("flags.Test.json", "{}")
        .GivesAsync("'new-composer' has been in stage 'half' in Staging and stage 'internal' in Test and environments without an overlay since 2026-09-20 (63 days): advance the rollout, or roll it back");

    [Theory]
    [InlineData("moved lately", """ "stage": "full", "stages": { "full": { "since": "2026-11-10" } } """)]
    [InlineData("a ramp that grows", """ "stage": "half", "stages": { "half": { "audiences": [{ "percentage": { "from": 1, "to": 50, "start": "2026-01-01T00:00:00Z", "end": "2027-01-01T00:00:00Z" } }] } } """)]
    public Task A_rollout_that_advances_in_one_environment_is_not_stuck_in_another(string why, string staging)
    {
        Assert.NotEmpty(why);
        return new RuleTest(new StuckAnalyzer())
            .Property("OpenRolloutEnvironments", "Staging,Production")
            .Manifest(Manifest())
            .Overlay("flags.Staging.json", Overlay(staging))
            .Overlay("flags.Production.json", Overlay(Half))
            .GivesAsync();
    }

    [Fact]
    public Task A_flag_is_switched_off_if_it_is_off_in_all_environments_that_count()
    {
        const string Off = """{ "flags": { "new-composer": { "enabled": false, "disabledSince": "2026-10-05", "reason": "slow" } } }""";
        const string Message = "'new-composer' has been switched off in Production since 2026-10-05 (48 days), so the code behind it never runs there: remove that code, or switch the flag on again";
        return new RuleTest(new SwitchedOffAnalyzer())
            .Manifest(Manifest())
            .Overlay("flags.Staging.json", "{}")
            .Overlay("flags.Production.json", Off)
            .Statements("_ = {|ROLL3004:Flags.NewComposer|}.IsEnabled(ctx);")
            .GivesAsync(Message);
    }

    [Fact]
    public Task A_flag_that_is_on_in_one_environment_that_counts_is_not_switched_off() => new RuleTest(new SwitchedOffAnalyzer())
        .Property("OpenRolloutEnvironments", "Staging,Production")
        .Manifest(Manifest())
        .Overlay("flags.Staging.json", "{}")
        .Overlay("flags.Production.json", """{ "flags": { "new-composer": { "enabled": false, "disabledSince": "2026-10-05" } } }""")
        .Statements("_ = Flags.NewComposer.IsEnabled(ctx);")
        .GivesAsync();

    [Fact]
    public Task A_date_is_missing_in_the_overlay_that_sets_the_stage() => new RuleTest(new UndatedFinalStageAnalyzer())
        .Property("OpenRolloutEnvironments", "Staging,Production")
        .Manifest(Manifest())
        .Overlay("flags.Staging.json", Overlay(Full))
        .Overlay("flags.Production.json", Overlay(""" "stage": "{|ROLL3007:full|}" """))
        .GivesAsync("'new-composer' is in stage 'full' in Production, which serves everyone the same variant, but has no 'since': add the day on which it became active, so that the build can report when to remove the flag");

    [Fact]
    public Task A_date_is_missing_in_the_manifest_that_sets_the_stage() => new RuleTest(new UndatedFinalStageAnalyzer())
        .Property("OpenRolloutEnvironments", "Staging,Production")
        .Manifest(Manifest(rollout: """ "stage": "full", "stages": [{ "name": "{|ROLL3007:full|}", "audiences": [{ "percentage": 100 }] }] """))
        .Overlay("flags.Staging.json", """{ "flags": { "new-composer": { "rollout": { "exclude": ["employees"] } } } }""")
        .Overlay("flags.Production.json", "{}")
        .GivesAsync("'new-composer' is in stage 'full' in Production, which serves everyone the same variant, but has no 'since': add the day on which it became active, so that the build can report when to remove the flag");

    [Fact]
    public Task A_use_is_removable_where_the_environment_says_so() => new RuleTest(new RemovableAnalyzer())
        .Manifest(Manifest())
        .Overlay("flags.Staging.json", "{}")
        .Overlay("flags.Production.json", Overlay(Full))
        .Statements("_ = {|ROLL3101:Flags.NewComposer|}.IsEnabled(ctx);")
        .GivesAsync("'new-composer' can be removed here: its rollout is finished");

    [Fact]
    public Task A_percentage_in_any_environment_needs_a_targeting_key() => new RuleTest(new MissingTargetingKeyAnalyzer())
        .Manifest(Manifest())
        .Overlay("flags.Staging.json", Overlay(Half))
        .Overlay("flags.Production.json", "{}")
        .Statements("""_ = Flags.NewComposer.IsEnabled({|ROLL4005:EvaluationContext.Builder().Set("country", "NO").Build()|});""")
        .GivesAsync("'new-composer' uses a percentage or a split in stage 'half' in Staging: set a targeting key on this context, or the user cannot be included");

    private static string Finished(string place) => $"'new-composer' has been on for everyone {place} since 2026-09-20 (63 days): remove the flag";

    /// <summary>Returns a manifest with one flag, which is at its first of three stages.</summary>
    private static string Manifest(string ids = "", string? rollout = null, string environments = "\"Staging\", \"Production\"")
        => Flag.Manifest(rollout ?? """
            "stage": "internal", "stages": [
              { "name": "internal", "since": "2026-08-24", "audiences": [{ "segment": "employees" }] },
              { "name": "half", "audiences": [{ "percentage": 50 }] },
              { "name": "full", "audiences": [{ "percentage": 100 }] }]
            """, ids: ids).Replace("{\n  \"context\"", $"{{\n  \"environments\": [{environments}],\n  \"context\"", StringComparison.Ordinal);

    private static string Overlay(string rollout) => $$"""{ "flags": { "new-composer": { "rollout": { {{rollout}} } } } }""";
}
