namespace OpenRollout.Manifest;

/// <summary>
/// Takes a manifest in while it is read, for who has one use for each rollout and would otherwise keep all of them until
/// the last flag is read.
/// </summary>
internal interface IFlagReceiver
{
    /// <summary>Takes in what flags refer to.</summary>
    void Begin(IReadOnlyList<AttributeDefinition> attributes, IReadOnlyList<SegmentDefinition> segments);

    /// <summary>Takes in a flag. There are no errors so far, but flags that this one requires may not have been read.</summary>
    void Receive(FlagDefinition flag);
}
