namespace OpenRollout.AspNetCore.Pages;

/// <summary>Endpoint metadata of the on-call status page. All endpoints of a call of <c>MapOpenRollout</c> share one instance.</summary>
internal sealed class RolloutPageMetadata
{
    public override string ToString() => "on-call status page";
}
