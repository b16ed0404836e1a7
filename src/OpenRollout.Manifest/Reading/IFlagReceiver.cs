namespace OpenRollout.Manifest.Reading;

/// <summary>
/// Receives a manifest while it is read. A receiver that uses each rollout once can release it at once, so that not all of
/// them are in memory until the last flag is read.
/// </summary>
internal interface IFlagReceiver
{
    /// <summary>Receives what flags refer to. Called once, before the first flag.</summary>
    void Begin(IReadOnlyList<AttributeDefinition> attributes, IReadOnlyList<SegmentDefinition> segments);

    /// <summary>Receives a flag. Called only while no error has been found. Flags that this one requires may not have been read yet.</summary>
    void Receive(FlagDefinition flag);
}
