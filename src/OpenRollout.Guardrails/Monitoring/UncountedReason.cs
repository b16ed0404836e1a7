using OpenRollout.Evaluation.Arms;

namespace OpenRollout.Guardrails.Monitoring;

/// <summary>The names of the reasons why the user of an event is not compared, as the status has them.</summary>
internal static class UncountedReason
{
    /// <summary>The index of the reason that only a visitor cookie identifies the user. The others have the index of their <see cref="UncomparedReason"/>.</summary>
    public const int Visitor = (int)UncomparedReason.AttributeMissing + 1;

    public const int Count = Visitor + 1;

    /// <summary>Returns the name of a reason.</summary>
    public static string NameOf(int reason) => reason switch
    {
        Visitor => "visitor",
        (int)UncomparedReason.Inactive => "inactive",
        (int)UncomparedReason.Excluded => "excluded",
        (int)UncomparedReason.Forced => "forced",
        (int)UncomparedReason.NoAudience => "noAudience",
        (int)UncomparedReason.SameValue => "sameValue",
        (int)UncomparedReason.UnitMissing => "unitMissing",
        (int)UncomparedReason.AttributeMissing => "attributeMissing",
        _ => "none",
    };
}
