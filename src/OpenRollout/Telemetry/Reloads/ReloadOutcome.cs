namespace OpenRollout.Telemetry.Reloads;

/// <summary>The outcomes of reloads, as they are counted.</summary>
internal static class ReloadOutcome
{
    /// <summary>The manifest is new and now served.</summary>
    public const string Served = "served";

    /// <summary>The manifest was already served and is current.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>The manifest was already served, and its source cannot determine whether there is a newer one.</summary>
    public const string Unconfirmed = "unconfirmed";

    /// <summary>The manifest has errors or could not be read. The last good one stays in use.</summary>
    public const string Refused = "refused";
}
