namespace OpenRollout.Telemetry.Reloads;

/// <summary>What became of manifests that sources gave, as it is counted.</summary>
internal static class ReloadOutcome
{
    /// <summary>It is served from now on.</summary>
    public const string Served = "served";

    /// <summary>It is the one that was served already.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>It is the one that was served already, and its source cannot say whether there is a newer one.</summary>
    public const string Unconfirmed = "unconfirmed";

    /// <summary>It has errors, or could not be read: the last good one goes on serving.</summary>
    public const string Refused = "refused";
}
