using System.Text;
using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest.Tests;

/// <summary>A manifest that is served releases its rollouts, except those that are merged with an overlay.</summary>
public sealed class ReleasedRolloutTests
{
    private static readonly byte[] Overlay = """
        { "flags": { "stories": { "rollout": { "stage": "internal" } }, "chat": { "enabled": false, "rollout": {} }, "limit": { "reason": "r" } } }
        """u8.ToArray();

    [Fact]
    public void Each_flag_is_received_once_and_after_merging()
    {
        var receiver = new Receiver();
        var reading = ManifestReader.Read(Layered.Layers(Layered.Manifest, Overlay), cohorts: null, receiver);
        Assert.Empty(reading.Problems);
        Assert.Equal(["stories", "chat", "limit"], receiver.Received.Select(flag => flag.Key));
        Assert.False(receiver.Received[1].IsEnabled);
    }

    [Fact]
    public void Rollouts_are_the_same_after_they_were_released()
    {
        var overlay = Encoding.UTF8.GetBytes("""{ "flags": { "stories": { "rollout": { "stage": "internal" } }, "chat": { "reason": "r" } } }""");
        var expected = ModelText.Of(ManifestReader.Read(Layered.Layers(Layered.Manifest, overlay)).Manifest);
        var receiver = new Receiver { Releases = true };
        var manifest = ManifestReader.Read(Layered.Layers(Layered.Manifest, overlay), cohorts: null, receiver).Manifest;
        Assert.Equal(expected, ModelText.Of(manifest));
        // A rollout of the manifest alone is read again from its text; a merged one is kept.
        Assert.NotSame(manifest.FindFlag("chat")!.GetRollout(), manifest.FindFlag("chat")!.GetRollout());
        Assert.Same(manifest.FindFlag("stories")!.GetRollout(), manifest.FindFlag("stories")!.GetRollout());
    }

    private sealed class Receiver : IFlagReceiver
    {
        public List<FlagDefinition> Received { get; } = [];

        public bool Releases { get; init; }

        public void Begin(IReadOnlyList<AttributeDefinition> attributes, IReadOnlyList<SegmentDefinition> segments)
        {
        }

        public void Receive(FlagDefinition flag)
        {
            Received.Add(flag);
            if (Releases)
            {
                flag.ReleaseRollout();
            }
        }
    }
}
