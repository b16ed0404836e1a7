namespace OpenFeature.Constant;

/// <summary>The reasons for a flag's value. Providers can use other reasons: the client passes them on unchanged.</summary>
public static class Reason
{
    /// <summary>An attribute of the context matched a rule.</summary>
    public const string TargetingMatch = "TARGETING_MATCH";

    /// <summary>The context fell into a share of a split.</summary>
    public const string Split = "SPLIT";

    /// <summary>The flag is switched off.</summary>
    public const string Disabled = "DISABLED";

    /// <summary>No rule matched.</summary>
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
