namespace OpenRollout.AspNetCore;

/// <summary>Marks the endpoints of rollout pages, which must be protected; those that were mapped together have the same.</summary>
internal sealed class RolloutPage
{
    public override string ToString() => "rollout page";
}
