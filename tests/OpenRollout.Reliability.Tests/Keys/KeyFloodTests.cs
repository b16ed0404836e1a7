using System.Text;
using OpenFeature.Model;
using OpenRollout.Evaluation.Keys;
using OpenRollout.Reliability.Tests.Trials;

namespace OpenRollout.Reliability.Tests.Keys;

/// <summary>Colliding keys at every position of a manifest that takes keys.</summary>
[Collection(OneByOne.Name)]
public sealed class KeyFloodTests
{
    private const int Count = 100_000;

    /// <summary>The other tests are meaningless if the keys do not collide.</summary>
    [Fact]
    public void The_keys_do_collide_where_the_hash_is_known()
    {
        var keys = CollidingKeys.Take(Count);
        Assert.Equal(Count, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.Single(keys.Select(CollidingKeys.HashOf).Distinct());
    }

    [Fact]
    public void A_hundred_thousand_flags_are_read_served_and_reloaded()
    {
        var keys = CollidingKeys.Take(Effort.Of(10_000, Count));
        var manifest = Encoding.UTF8.GetBytes($$"""{ "flags": { {{string.Join(',', keys.Select(key => Flag(key, "true")))}} } }""");
        var changed = Encoding.UTF8.GetBytes($$"""{ "flags": { {{string.Join(',', keys.Select(key => Flag(key, "false")))}} } }""");
        OpenRolloutProvider? provider = null;
        var reading = Watch.Time(() => provider = new OpenRolloutProvider(manifest));
        Assert.Empty(provider!.Problems);
        var asking = Watch.Time(() => Assert.All(keys, key => Assert.True(IsOn(provider, key))));
        var reloading = Watch.Time(() => Assert.Empty(provider.Update(changed)));
        Assert.False(IsOn(provider, keys[0]));
        Figures.Note("12 colliding keys, flags", $"{keys.Length:N0} flags of one hash", $"read in {reading.TotalMilliseconds:N0} ms, each asked for in {asking.TotalMicroseconds / keys.Length:N1} µs, reloaded in {reloading.TotalMilliseconds:N0} ms");
    }

    [Theory]
    [InlineData(9)]
    [InlineData(250)]
    [InlineData(251)]
    [InlineData(10_000)]
    [InlineData(10_001)]
    [InlineData(Count)]
    public void A_set_of_keys_is_built_and_searched(int count)
    {
        var keys = CollidingKeys.Take(count + 1);
        KeySet? set = null;
        var building = Watch.Time(() => set = new KeySet(keys[..count]));
        var asking = Watch.Time(() => Assert.All(keys[..count], key => Assert.True(set!.Contains(key))));
        Assert.False(set!.Contains(keys[count]));
        Figures.Note("13 colliding keys, sets", $"sets of 9 to {count:N0} keys of one hash", $"built in {building.TotalMilliseconds:N0} ms, each found in {asking.TotalMicroseconds / count:N2} µs");
    }

    [Theory]
    [InlineData("\"flags\": { FLAGS }", "{ \"flagType\": \"boolean\", \"defaultValue\": true }")]
    [InlineData("\"context\": { FLAGS }, \"flags\": {}", "{ \"type\": \"string\" }")]
    [InlineData("\"segments\": { FLAGS }, \"flags\": {}", "{ \"keys\": [\"a\"] }")]
    [InlineData("\"flags\": { \"o\": { \"flagType\": \"object\", \"defaultValue\": { FLAGS } } }", "1")]
    [InlineData("\"flags\": { \"o\": { \"flagType\": \"integer\", \"defaultValue\": 1, \"variants\": { FLAGS } } }", "1")]
    [InlineData("\"flags\": {}, FLAGS", "1")]
    public void Names_of_one_hash_are_read_at_every_position(string template, string value)
    {
        var names = CollidingKeys.Take(Effort.Of(3_000, Count));
        var text = template.Replace("FLAGS", string.Join(',', names.Select(name => $"\"{name}\":{value}")), StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes($"{{ {text} }}");
        LoadedManifest? loaded = null;
        var reading = Watch.Time(() => loaded = LoadedManifest.Read(bytes));
        Assert.DoesNotContain(loaded!.Problems, problem => problem.Id == "ROLL1005");
        Figures.Note("15 colliding names, anywhere in a manifest", $"{names.Length:N0} names in each of 6 places", $"the last one read in {reading.TotalMilliseconds:N0} ms");
    }

    [Fact]
    public void A_user_with_attributes_of_one_hash_is_evaluated()
    {
        var context = EvaluationContext.Builder();
        var names = CollidingKeys.Take(Effort.Of(3_000, 20_000));
        var building = Watch.Time(() => Array.ForEach(names, name => context.Set(name, "x")));
        var user = context.Set("country", "NO").Build();
        var provider = new OpenRolloutProvider(Encoding.UTF8.GetBytes("""
            { "context": { "country": { "type": "string" } },
              "flags": { "on": { "flagType": "boolean", "defaultValue": false, "rollout": { "stage": "all", "stages": [{ "name": "all", "audiences": [{ "when": { "country": "NO" } }] }] } } } }
            """));
        var evaluating = Watch.Time(() => Assert.True(IsOn(provider, "on", user)));
        Figures.Note("16 colliding names, a user's attributes", $"{names.Length:N0}", $"context made in {building.TotalMilliseconds:N0} ms, evaluated in {evaluating.TotalMilliseconds:N0} ms");
    }

    private static string Flag(string key, string value) => $$"""  "{{key}}": { "flagType": "boolean", "defaultValue": {{value}} } """;

    private static bool IsOn(OpenRolloutProvider provider, string key, EvaluationContext? user = null)
    {
        var resolving = provider.ResolveBooleanValueAsync(key, false, user);
        Assert.True(resolving.IsCompletedSuccessfully);
        return resolving.Result.Value;
    }
}
