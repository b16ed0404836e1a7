using System.Reflection;
using System.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Tests.Decisions;

/// <summary>Verifies that the copies of definitions that decisions change keep every other property, including later ones.</summary>
public sealed class CopyTests
{
    private static readonly TextRange Range = new(7, 9);

    [Fact]
    public void Copies_differ_only_in_what_they_change()
    {
        var audience = new AudienceDefinition { Percentage = Percentage.Everyone, Segment = new Name("s", Range), Keys = ["k"], Serve = new ServeDefinition { Variants = [] }, Range = Range };
        var stage = new StageDefinition { Name = "one", Since = DateTime.UnixEpoch, StartsAt = 5, Audiences = [audience], Range = Range };
        var rollout = new RolloutDefinition
        {
            Stages = [stage],
            ActiveStage = new Name("one", Range),
            Range = Range,
            Serve = audience.Serve,
            Exclude = [new Name("s", Range)],
            Requires = [new Name("f", Range)],
            Unit = new Name("companyId", Range),
            Salt = "salt",
            IsNotStarted = true,
            StageLayer = ManifestLayer.Overlay,
            Watch = new WatchDefinition { Guardrails = [new Name("g", Range)] },
        };
        var flag = ManifestReader.Read(Encoding.UTF8.GetBytes("""
            { "flags": { "f": { "flagType": "boolean", "defaultValue": true, "description": "d", "enabled": true, "reason": "r", "metadata": { "a": 1 }, "variants": { "y": true, "n": false },
              "lifecycle": { "owner": "o" } } } }
            """)).Manifest.Flags[0];

        AssertSame(audience, audience.WithPercentage(new FixedPercentage(5)), nameof(AudienceDefinition.Percentage));
        AssertSame(stage, stage.WithAudiences([]), nameof(StageDefinition.Audiences));
        AssertSame(rollout, rollout.WithStages([], null), nameof(RolloutDefinition.Stages), nameof(RolloutDefinition.ActiveStage));
        AssertSame(flag, flag.SwitchedOff(), nameof(FlagDefinition.IsEnabled));
        AssertSame(flag, flag.WithRollout(rollout));
        Assert.False(flag.SwitchedOff().IsEnabled);
    }

    private static void AssertSame<T>(T expected, T actual, params string[] changed)
        where T : class
    {
        Assert.NotSame(expected, actual);
        var properties = typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite && !changed.Contains(property.Name)).ToArray();
        Assert.NotEmpty(properties);
        Assert.All(properties, property => Assert.Equal(property.GetValue(expected), property.GetValue(actual)));
    }
}
