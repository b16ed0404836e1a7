namespace OpenRollout.Analyzers.Tests;

/// <summary>ROLL4005.</summary>
public sealed class MissingTargetingKeyTests
{
    private const string Message = "'new-composer' uses a percentage or a split in stage 'half': set a targeting key on this context, or the user cannot be included";

    private static RuleTest Rule => new(new MissingTargetingKeyAnalyzer());

    [Theory]
    [InlineData("Flags.NewComposer.IsEnabled({|ROLL4005:new FlagContext()|});")]
    [InlineData("Flags.NewComposer.GetDetails({|ROLL4005:new FlagContext { }|});")]
    [InlineData("await Flags.NewComposer.IsEnabledAsync({|ROLL4005:EvaluationContext.Empty|}, ct);")]
    [InlineData("Flags.NewComposer.IsEnabled({|ROLL4005:EvaluationContext.Builder().Set(\"country\", \"NO\").Build()|});")]
    [InlineData("await client.GetBooleanValueAsync(\"new-composer\", false, {|ROLL4005:EvaluationContext.Builder().Build()|});")]
    [InlineData("await client.GetBooleanValueAsync(\"new-composer\", false, {|ROLL4005:new FlagContext()|});")]
    public Task A_context_that_is_made_without_a_key_is_shown(string statement) => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-11-02")))
        .Statements(statement)
        .GivesAsync(Message);

    [Theory]
    [InlineData("Flags.NewComposer.IsEnabled(new FlagContext { TargetingKey = \"user-1\" });")]
    [InlineData("Flags.NewComposer.IsEnabled(EvaluationContext.Builder().SetTargetingKey(\"user-1\").Set(\"a\", 1).Build());")]
    [InlineData("Flags.NewComposer.IsEnabled(EvaluationContext.Builder().Set(\"targetingKey\", \"user-1\").Build());")]
    [InlineData("Flags.NewComposer.IsEnabled(EvaluationContext.Builder().Set(ct.ToString()!, \"user-1\").Build());")]
    [InlineData("Flags.NewComposer.IsEnabled(EvaluationContext.Builder().Merge(ctx).Build());")]
    [InlineData("Flags.NewComposer.IsEnabled(ctx);")]
    [InlineData("Flags.NewComposer.IsEnabled();")]
    [InlineData("Flags.NewComposer.IsEnabled(null);")]
    [InlineData("Flags.Other.IsEnabled(EvaluationContext.Empty);")]
    public Task A_context_that_has_one_or_comes_from_elsewhere_is_left_alone(string statement) => Rule
        .Manifest(Flag.Manifest(Flag.Half("2026-11-02")))
        .Statements(statement)
        .GivesAsync();

    [Theory]
    [InlineData(""" "stage": "t", "stages": [{ "name": "half", "audiences": [{ "percentage": 50 }] }, { "name": "t", "audiences": [{ "segment": "employees" }] }] """)]
    [InlineData(""" "serve": { "split": { "on": 1, "off": 1 } }, "stage": "half", "stages": [{ "name": "half", "audiences": [{ "percentage": 100 }] }] """)]
    public Task Earlier_stages_and_splits_decide_by_the_key_too(string rollout) => Rule
        .Manifest(Flag.Manifest(rollout))
        .Statements("Flags.NewComposer.IsEnabled({|ROLL4005:EvaluationContext.Empty|});")
        .GivesAsync(Message);

    [Theory]
    [InlineData(""" "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": 100 }] }, { "name": "t", "audiences": [{ "percentage": 50 }] }] """)]
    [InlineData(""" "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": 0 }] }] """)]
    [InlineData(""" "unit": "tenant", "stage": "s", "stages": [{ "name": "s", "audiences": [{ "percentage": 50 }] }] """)]
    public Task What_does_not_decide_by_the_targeting_key_needs_none(string rollout) => Rule
        .Manifest(Flag.Manifest(rollout))
        .Statements("Flags.NewComposer.IsEnabled(EvaluationContext.Empty);")
        .GivesAsync();
}
