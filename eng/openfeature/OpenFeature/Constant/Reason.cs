namespace OpenFeature.Constant;

/// <summary>Why a flag has its value. Providers may use reasons of their own: a reason is passed on as it is.</summary>
public static class Reason
{
    /// <summary>An attribute of the context matched a rule.</summary>
    public const string TargetingMatch = "TARGETING_MATCH";

    /// <summary>The context fell into a share of a split.</summary>
    public const string Split = "SPLIT";

    /// <summary>The flag is switched off.</summary>
    public const string Disabled = "DISABLED";

    /// <summary>Nothing matched.</summary>
    public const string Default = "DEFAULT";

    /// <summary>The flag has no rules.</summary>
    public const string Static = "STATIC";

    /// <summary>The value comes out of a cache.</summary>
    public const string Cached = "CACHED";

    /// <summary>The provider does not say.</summary>
    public const string Unknown = "UNKNOWN";

    /// <summary>The evaluation failed.</summary>
    public const string Error = "ERROR";
}
