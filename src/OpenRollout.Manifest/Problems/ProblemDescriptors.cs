namespace OpenRollout.Manifest;

/// <summary>Every kind of problem that reading a manifest can find.</summary>
public static class ProblemDescriptors
{
    /// <summary>The text is not JSON.</summary>
    public static ProblemDescriptor InvalidJson { get; } = Error("ROLL1001", "The manifest is not valid JSON");

    /// <summary>A property that the manifest's format does not know. A warning where it may belong to another tool.</summary>
    public static ProblemDescriptor UnknownProperty { get; } = Error("ROLL1002", "Unknown property");

    /// <summary>A property that must be there is not.</summary>
    public static ProblemDescriptor MissingProperty { get; } = Error("ROLL1003", "A required property is missing");

    /// <summary>A value is of another type, or outside of what it may be.</summary>
    public static ProblemDescriptor InvalidValue { get; } = Error("ROLL1004", "A value is not of the type it must have");

    /// <summary>Two things of one kind have the same name.</summary>
    public static ProblemDescriptor DuplicateKey { get; } = Error("ROLL1005", "Duplicate key");

    /// <summary>Names that cannot stand beside each other in the generated C#. Only builds report it.</summary>
    public static ProblemDescriptor NameCollision { get; } = Error("ROLL1006", "Two names give the same C# name");

    /// <summary>Something that the OpenFeature CLI, which reads the same file, refuses.</summary>
    public static ProblemDescriptor RefusedByOpenFeature { get; } = Warning("ROLL1007", "The manifest would be rejected by the OpenFeature CLI");

    /// <summary>A file of keys that cannot be read where the manifest is read, as the manifest came without its folder.</summary>
    public static ProblemDescriptor CohortNotAvailable { get; } = Warning("ROLL1008", "A file of keys is not available");

    /// <summary>What keeps the last good manifest over a restart cannot be read or written.</summary>
    public static ProblemDescriptor CacheNotUsable { get; } = Warning("ROLL1009", "The cache of the manifest cannot be used");

    /// <summary>A manifest, or a flag in it, that would take more generated code than a build generates. Only builds report it.</summary>
    public static ProblemDescriptor GeneratedCodeTooLarge { get; } = Error("ROLL1012", "The generated code would be too large");

    /// <summary>The manifest cannot be read: its file does not exist, its server does not answer, or its source failed.</summary>
    public static ProblemDescriptor ManifestNotAvailable { get; } = Error("ROLL1013", "The manifest is not available");

    /// <summary>A condition or a unit names an attribute that the context does not declare.</summary>
    public static ProblemDescriptor UnknownAttribute { get; } = Error("ROLL2001", "Unknown attribute in a condition");

    /// <summary>An operator or its operand does not fit the attribute.</summary>
    public static ProblemDescriptor OperatorMismatch { get; } = Error("ROLL2002", "The operator or operand does not fit the attribute");

    /// <summary>A name that points at nothing.</summary>
    public static ProblemDescriptor UnknownReference { get; } = Error("ROLL2003", "Unknown segment, stage, variant or required flag");

    /// <summary>An audience that others or exclusions leave nobody for.</summary>
    public static ProblemDescriptor UnreachableAudience { get; } = Warning("ROLL2004", "This audience can never be reached");

    /// <summary>A condition that contradicts itself or another that must hold with it.</summary>
    public static ProblemDescriptor ImpossibleCondition { get; } = Warning("ROLL2005", "This condition can never hold");

    /// <summary>Someone who is in would get another value, or drop out, as stages advance or time passes.</summary>
    public static ProblemDescriptor UnstableValue { get; } = Warning("ROLL2006", "Someone who is in would get another value or drop out");

    /// <summary>Things that refer to each other in a circle.</summary>
    public static ProblemDescriptor Cycle { get; } = Error("ROLL2007", "Required flags or segments form a cycle");

    /// <summary><see cref="UnknownProperty"/> where other tools may have properties of their own: the manifest can be used.</summary>
    internal static ProblemDescriptor ForeignProperty { get; } = UnknownProperty with { Severity = ProblemSeverity.Warning };

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<ProblemDescriptor> All { get; } =
    [
        InvalidJson, UnknownProperty, MissingProperty, InvalidValue, DuplicateKey, NameCollision, RefusedByOpenFeature, CohortNotAvailable, CacheNotUsable, GeneratedCodeTooLarge,
        ManifestNotAvailable,
        UnknownAttribute, OperatorMismatch, UnknownReference, UnreachableAudience, ImpossibleCondition, UnstableValue, Cycle,
    ];

    private static ProblemDescriptor Error(string id, string title) => new(id, ProblemSeverity.Error, title);

    private static ProblemDescriptor Warning(string id, string title) => new(id, ProblemSeverity.Warning, title);
}
