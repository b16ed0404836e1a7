namespace OpenRollout.Manifest;

/// <summary>Lists every kind of problem that reading a manifest can report.</summary>
public static class ProblemDescriptors
{
    /// <summary>Gets ROLL1001: the text is not valid JSON, not UTF-8 or too long.</summary>
    public static ProblemDescriptor InvalidJson { get; } = Error("ROLL1001", "The manifest is not valid JSON");

    /// <summary>Gets ROLL1002: a property is unknown. A warning if the property may belong to another tool.</summary>
    public static ProblemDescriptor UnknownProperty { get; } = Error("ROLL1002", "Unknown property");

    /// <summary>Gets ROLL1003: a required property is missing.</summary>
    public static ProblemDescriptor MissingProperty { get; } = Error("ROLL1003", "A required property is missing");

    /// <summary>Gets ROLL1004: a value has the wrong type or is out of range.</summary>
    public static ProblemDescriptor InvalidValue { get; } = Error("ROLL1004", "A value is invalid");

    /// <summary>Gets ROLL1005: a property, stage, guardrail or value is duplicated.</summary>
    public static ProblemDescriptor DuplicateKey { get; } = Error("ROLL1005", "Duplicate key");

    /// <summary>Gets ROLL1006: two names give the same C# name, or a key has too many groups or groups with too long names. Reported only by builds and tools.</summary>
    public static ProblemDescriptor NameCollision { get; } = Error("ROLL1006", "Two names give the same C# name");

    /// <summary>Gets ROLL1007: the OpenFeature CLI, which reads the same file, would reject the manifest. Reported only by builds and tools.</summary>
    public static ProblemDescriptor RefusedByOpenFeature { get; } = Warning("ROLL1007", "The manifest would be rejected by the OpenFeature CLI");

    /// <summary>Gets ROLL1008: a file of keys is not available, because the manifest was not read from a folder or the file does not exist at build time.</summary>
    public static ProblemDescriptor CohortNotAvailable { get; } = Warning("ROLL1008", "A file of keys is not available");

    /// <summary>Gets ROLL1009: the cache that keeps the last known good manifest across restarts cannot be read or written.</summary>
    public static ProblemDescriptor CacheNotUsable { get; } = Warning("ROLL1009", "The cache of the manifest cannot be used");

    /// <summary>Gets ROLL1010: an overlay sets what only the manifest may set, or the manifest does not list the overlay's environment.</summary>
    public static ProblemDescriptor ManifestOnly { get; } = Error("ROLL1010", "An overlay sets what only the manifest may set");

    /// <summary>Gets ROLL1011: a decision could give users a feature that they do not have. Reported by the running application.</summary>
    public static ProblemDescriptor DecisionNotAllowed { get; } = Warning("ROLL1011", "A decision could give a feature to users");

    /// <summary>Gets ROLL1012: the manifest, a flag or an attribute would need more generated code than the limit. Reported only by builds and tools.</summary>
    public static ProblemDescriptor GeneratedCodeTooLarge { get; } = Error("ROLL1012", "The generated code would be too large");

    /// <summary>Gets ROLL1013: the manifest cannot be read because its file is missing, its server does not answer or its source failed.</summary>
    public static ProblemDescriptor ManifestNotAvailable { get; } = Error("ROLL1013", "The manifest is not available");

    /// <summary>Gets ROLL2001: a condition or a unit names an attribute that the context does not declare.</summary>
    public static ProblemDescriptor UnknownAttribute { get; } = Error("ROLL2001", "Unknown attribute in a condition");

    /// <summary>Gets ROLL2002: an operator is unknown, or it or its operand does not fit the attribute.</summary>
    public static ProblemDescriptor OperatorMismatch { get; } = Error("ROLL2002", "The operator or operand does not fit the attribute");

    /// <summary>Gets ROLL2003: a reference names a segment, stage, variant, guardrail or flag that does not exist.</summary>
    public static ProblemDescriptor UnknownReference { get; } = Error("ROLL2003", "Unknown segment, stage, variant, guardrail or required flag");

    /// <summary>Gets ROLL2004: no user can reach an audience, because other audiences or exclusions cover it.</summary>
    public static ProblemDescriptor UnreachableAudience { get; } = Warning("ROLL2004", "This audience can never be reached");

    /// <summary>Gets ROLL2005: a condition contradicts itself or another condition that must hold with it.</summary>
    public static ProblemDescriptor ImpossibleCondition { get; } = Warning("ROLL2005", "This condition can never hold");

    /// <summary>Gets ROLL2006: a user would get another value or drop out as stages advance or time passes.</summary>
    public static ProblemDescriptor UnstableValue { get; } = Warning("ROLL2006", "A user would get another value or drop out");

    /// <summary>Gets ROLL2007: required flags or segments form a cycle, or a condition is too large.</summary>
    public static ProblemDescriptor Cycle { get; } = Error("ROLL2007", "Required flags or segments form a cycle");

    /// <summary>Gets ROLL2008: guardrails watch a rollout that never has a percentage between 0 and 100.</summary>
    public static ProblemDescriptor NothingToCompare { get; } = Error("ROLL2008", "A watched rollout has no users to compare");

    /// <summary>Gets ROLL2009: guardrails watch a flag whose salt another flag has too.</summary>
    public static ProblemDescriptor SharedSalt { get; } = Error("ROLL2009", "A watched flag shares its salt");

    /// <summary>Gets ROLL2010: guardrails watch a rollout that ends at 100 %, without users to compare with. Reported only by builds and tools.</summary>
    public static ProblemDescriptor NoHoldBack { get; } = Warning("ROLL2010", "A watched rollout has no hold-back");

    /// <summary>Gets <see cref="UnknownProperty"/> as a warning, for objects in which other tools may keep properties.</summary>
    internal static ProblemDescriptor ForeignProperty { get; } = UnknownProperty with { Severity = ProblemSeverity.Warning };

    /// <summary>Gets all kinds of problems in the order of their ids.</summary>
    public static IReadOnlyList<ProblemDescriptor> All { get; } =
    [
        InvalidJson, UnknownProperty, MissingProperty, InvalidValue, DuplicateKey, NameCollision, RefusedByOpenFeature, CohortNotAvailable, CacheNotUsable, ManifestOnly,
        DecisionNotAllowed, GeneratedCodeTooLarge, ManifestNotAvailable,
        UnknownAttribute, OperatorMismatch, UnknownReference, UnreachableAudience, ImpossibleCondition, UnstableValue, Cycle,
        NothingToCompare, SharedSalt, NoHoldBack,
    ];

    private static ProblemDescriptor Error(string id, string title) => new(id, ProblemSeverity.Error, title);

    private static ProblemDescriptor Warning(string id, string title) => new(id, ProblemSeverity.Warning, title);
}
