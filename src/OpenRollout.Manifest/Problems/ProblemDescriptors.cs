namespace OpenRollout.Manifest;

/// <summary>Every kind of problem that reading a manifest can find.</summary>
public static class ProblemDescriptors
{
    /// <summary>The text is not JSON, or cannot be read at all.</summary>
    public static ProblemDescriptor InvalidJson { get; } = Error("ROLL1001", "The manifest is not valid JSON");

    /// <summary>A property that the manifest's format does not know.</summary>
    public static ProblemDescriptor UnknownProperty { get; } = new("ROLL1002", ProblemSeverity.Warning, "Unknown property");

    /// <summary>A property that must be there is not.</summary>
    public static ProblemDescriptor MissingProperty { get; } = Error("ROLL1003", "A required property is missing");

    /// <summary>A value is of another type, or outside of what it may be.</summary>
    public static ProblemDescriptor InvalidValue { get; } = Error("ROLL1004", "A value is not of the type it must have");

    /// <summary>Two things of one kind have the same name.</summary>
    public static ProblemDescriptor DuplicateKey { get; } = Error("ROLL1005", "Duplicate key");

    /// <summary>Names that cannot stand beside each other in the generated C#.</summary>
    public static ProblemDescriptor NameCollision { get; } = Error("ROLL1006", "Two names give the same C# name");

    /// <summary>A file of keys that cannot be read where the manifest is read, as the manifest came without its folder.</summary>
    public static ProblemDescriptor CohortNotAvailable { get; } = new("ROLL1008", ProblemSeverity.Warning, "A file of keys is not available");

    /// <summary>A condition or a unit names an attribute that the context does not declare.</summary>
    public static ProblemDescriptor UnknownAttribute { get; } = Error("ROLL2001", "Unknown attribute in a condition");

    /// <summary>An operator or its operand does not fit the attribute.</summary>
    public static ProblemDescriptor OperatorMismatch { get; } = Error("ROLL2002", "The operator or operand does not fit the attribute");

    /// <summary>A name that points at nothing.</summary>
    public static ProblemDescriptor UnknownReference { get; } = Error("ROLL2003", "Unknown segment, stage, variant or required flag");

    /// <summary>Things that refer to each other in a circle.</summary>
    public static ProblemDescriptor Cycle { get; } = Error("ROLL2007", "Required flags or segments form a cycle");

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<ProblemDescriptor> All { get; } =
    [
        InvalidJson, UnknownProperty, MissingProperty, InvalidValue, DuplicateKey, NameCollision, CohortNotAvailable,
        UnknownAttribute, OperatorMismatch, UnknownReference, Cycle,
    ];

    private static ProblemDescriptor Error(string id, string title) => new(id, ProblemSeverity.Error, title);
}
