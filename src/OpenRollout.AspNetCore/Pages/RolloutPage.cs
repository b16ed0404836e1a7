namespace OpenRollout.AspNetCore;

/// <summary>Marks the endpoints of the rollout pages, which must be protected.</summary>
internal sealed class RolloutPage
{
    public static RolloutPage Instance { get; } = new();

    public override string ToString() => "rollout page";
}
