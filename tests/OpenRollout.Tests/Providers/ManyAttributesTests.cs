using System.Text;
using OpenFeature.Model;

namespace OpenRollout.Tests.Providers;

/// <summary>A context is read where there is room: for few attributes on the stack, for more in a place that each thread keeps.</summary>
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

    private static bool IsOn(OpenRolloutProvider provider, EvaluationContext context)
        => provider.ResolveBooleanValueAsync("f", false, context).Result.Value;
}
