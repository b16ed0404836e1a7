namespace OpenRollout.AspNetCore.Pages;

/// <summary>Marks the endpoints of rollout pages, which must be protected; those that were mapped together have the same.</summary>
internal sealed class RolloutPageMetadata
{
    public override string ToString() => "rollout page";
}
