using OpenRollout.Manifest.Reading;

namespace OpenRollout.Manifest.Layers;

/// <summary>Releases each rollout at once. A manifest that is only checked, before an overlay is merged into it, needs none of them.</summary>
internal sealed class ReleasingReceiver : IFlagReceiver
{
    public static ReleasingReceiver Instance { get; } = new();

    public void Begin(IReadOnlyList<AttributeDefinition> attributes, IReadOnlyList<SegmentDefinition> segments)
    {
    }

    public void Receive(FlagDefinition flag) => flag.ReleaseRollout();
}
