using System.Text;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest.Tests;

public sealed class FlagDefinitionTests
{
    private static readonly byte[] Text = Encoding.UTF8.GetBytes("""
        { "flags": { "new-search": { "flagType": "boolean", "defaultValue": false, "description": "Search.", "rollout": {
            "stage": "everyone", "salt": "s",
            "stages": [ { "name": "beta", "audiences": [ { "keys": ["alice"] } ] }, { "name": "everyone", "audiences": [ { "percentage": 10 } ] } ] } } } }
        """);

    [Fact]
    public void A_flag_that_was_read_returns_the_same_rollout_each_time()
    {
        var flag = ManifestReader.Read(Text).Manifest.Flags[0];
        Assert.Same(flag.GetRollout(), flag.GetRollout());
    }

    [Fact]
    public void A_flag_without_a_rollout_returns_null()
        => Assert.Null(new FlagDefinition { Key = "a", Type = FlagType.Boolean, DefaultValue = ManifestValue.False }.GetRollout());

    [Fact]
    public void A_copy_has_another_rollout_and_all_else_of_the_flag()
    {
        var flag = ManifestReader.Read(Text).Manifest.Flags[0];
        var rollout = flag.GetRollout();
        var other = new RolloutDefinition { Salt = "other", Stages = [] };
        Assert.Same(other, flag.WithRollout(other).GetRollout());
        Assert.Null(flag.WithRollout(null).GetRollout());
        Assert.Same(rollout, flag.GetRollout());
        Assert.All(
            typeof(FlagDefinition).GetProperties(),
            property => Assert.Equal(property.GetValue(flag), property.GetValue(flag.WithRollout(null))));
    }

    [Fact]
    public void Releasing_the_rollout_changes_nothing_for_a_flag_that_keeps_it()
    {
        var flag = ManifestReader.Read(Text).Manifest.Flags[0];
        var rollout = flag.GetRollout();
        flag.ReleaseRollout();
        Assert.Same(rollout, flag.GetRollout());
        var copy = flag.WithRollout(rollout);
        copy.ReleaseRollout();
        Assert.Same(rollout, copy.GetRollout());
    }

    [Fact]
    public void A_flag_that_is_served_reads_its_rollout_again()
    {
        var receiver = new ReleasingReceiver();
        var flag = ManifestReader.Read(Text, ManifestReader.DefaultPath, null, receiver).Manifest.Flags[0];
        var (first, again) = (flag.GetRollout()!, flag.GetRollout()!);
        Assert.NotSame(first, again);
        Assert.All([first, again], rollout =>
        {
            Assert.Equal(["beta", "everyone"], rollout.Stages.Select(stage => stage.Name));
            Assert.Equal(receiver.Before!.Stages.Select(stage => stage.Range), rollout.Stages.Select(stage => stage.Range));
            Assert.Equal(["alice"], rollout.Stages[0].Audiences[0].Keys!);
            Assert.Equal(new FixedPercentage(10_000), rollout.Stages[1].Audiences[0].Percentage);
            Assert.Equal(("s", "everyone"), (rollout.Salt, rollout.ActiveStage!.Value.Value));
        });
    }

    /// <summary>Uses the rollout once and releases it, as an engine does.</summary>
    private sealed class ReleasingReceiver : IFlagReceiver
    {
        public RolloutDefinition? Before { get; private set; }

        public void Begin(IReadOnlyList<AttributeDefinition> attributes, IReadOnlyList<SegmentDefinition> segments)
        {
        }

        public void Receive(FlagDefinition flag)
        {
            Before = flag.GetRollout();
            flag.ReleaseRollout();
        }
    }
}
