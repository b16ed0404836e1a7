using System.Text;
using OpenFeature.Model;

namespace OpenRollout.Tests.Providers;

/// <summary>Tests contexts of different sizes: a few attributes are read into stack memory, more into a buffer that each thread keeps.</summary>
public sealed class ManyAttributesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(100)]
    public void Each_attribute_is_read_from_the_context_however_many_there_are(int count)
    {
        var names = Enumerable.Range(0, count).Select(index => $"attribute{index}").ToArray();
        var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes($$"""
            { "context": { {{string.Join(", ", names.Select(name => $$""" "{{name}}": { "type": "string" } """))}} },
              "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [
                { "when": { "all": [ {{string.Join(", ", [""" { "targetingKey": "u" } """, .. names.Select(name => $$""" { "{{name}}": "{{name}}" } """)])}} ] } } ] } ] } } } }
            """));
        var builder = EvaluationContext.Builder().SetTargetingKey("u");
        foreach (var name in names)
        {
            builder.Set(name, name);
        }

        var context = builder.Build();
        Assert.True(IsOn(provider, context));
        Assert.All(names, name => Assert.False(IsOn(provider, EvaluationContext.Builder().Merge(context).Set(name, "another").Build())));
        Assert.Equal(0, Allocation.Of(() => provider.ResolveBooleanValueAsync("f", false, context)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public async Task An_evaluation_that_the_clock_makes_for_another_user_changes_nothing_for_this_one(int count)
    {
        var time = new EvaluatingTime();
        var api = await OpenFeatureApi.WithAsync(new OpenRolloutProvider(Encoding.UTF8.GetBytes($$"""
            { "context": { {{string.Join(", ", Enumerable.Range(0, count).Select(index => $$""" "attribute{{index}}": { "type": "string" } """))}} },
              "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stages": [ { "name": "s", "startsAt": "2020-01-01T00:00:00Z", "audiences": [
                { "when": { "attribute0": "mine", "attribute1": "global", "attribute{{count - 1}}": { "exists": false } } } ] } ] } } } }
            """), new OpenRolloutOptions { TimeProvider = time }));
        api.SetContext(EvaluationContext.Builder().Set("attribute0", "global").Set("attribute1", "global").Build());
        var flag = new BooleanFlag(new FlagBinding(api), "f", false);
        var mine = EvaluationContext.Builder().Set("attribute0", "mine").Build();
        var other = EvaluationContext.Builder().Merge(mine).Set($"attribute{count - 1}", "other").Build();

        Assert.Equal((true, false), (flag.IsEnabled(mine), flag.IsEnabled(other)));
        time.Evaluate = () => flag.IsEnabled(other);
        Assert.Equal((true, false), (flag.IsEnabled(mine), time.Evaluated));
        time.Evaluate = () => flag.IsEnabled(mine);
        Assert.Equal((false, true), (flag.IsEnabled(other), time.Evaluated));
        await api.ShutdownAsync();
    }

    private static bool IsOn(OpenRolloutProvider provider, EvaluationContext context)
        => provider.ResolveBooleanValueAsync("f", false, context).Result.Value;

    /// <summary>A clock that evaluates flags itself.</summary>
    private sealed class EvaluatingTime : TimeProvider
    {
        private bool _isEvaluating;

        public Func<bool>? Evaluate { get; set; }

        /// <summary>Gets the last result of an evaluation made while another evaluation read the time.</summary>
        public bool? Evaluated { get; private set; }

        public override DateTimeOffset GetUtcNow()
        {
            if (!_isEvaluating)
            {
                _isEvaluating = true;
                Evaluated = Evaluate?.Invoke();
                _isEvaluating = false;
            }

            return base.GetUtcNow();
        }
    }

    [Theory]
    [InlineData("""{ "exists": true }""", true)]
    [InlineData("""{ "exists": false }""", false)]
    public void A_list_is_not_copied_to_tell_whether_it_exists(string condition, bool expected)
    {
        var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes($$"""
            { "context": { "badges": { "type": "stringList" } },
              "flags": { "f": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "s", "stages": [ { "name": "s", "audiences": [ { "when": { "badges": {{condition}} } } ] } ] } } } }
            """));
        var context = EvaluationContext.Builder().Set("badges", new Value([.. Enumerable.Range(0, 10_000).Select(number => new Value($"badge-{number}"))])).Build();

        Assert.Equal(expected, IsOn(provider, context));
        Assert.InRange(Allocation.Of(() => provider.ResolveBooleanValueAsync("f", false, context)), 0, 100);
    }
}
