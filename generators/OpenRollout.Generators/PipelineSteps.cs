namespace OpenRollout.Generators;

/// <summary>The names of the pipeline's steps, by which tests see what ran again.</summary>
internal static class PipelineSteps
{
    /// <summary>The manifests among the additional files, with their texts and options.</summary>
    public const string Files = "OpenRollout.Files";

    /// <summary>The manifests with the names of their classes.</summary>
    public const string Sources = "OpenRollout.Sources";

    /// <summary>What the accessors depend on.</summary>
    public const string Models = "OpenRollout.Models";

    /// <summary>Types whose names two manifests would use.</summary>
    public const string Renames = "OpenRollout.Renames";

    /// <summary>Namespaces that get a global using.</summary>
    public const string Namespaces = "OpenRollout.Namespaces";

    /// <summary>What is written.</summary>
    public const string Emissions = "OpenRollout.Emissions";

    /// <summary>All steps, in their order.</summary>
    public static IReadOnlyList<string> All { get; } = [Files, Sources, Models, Renames, Namespaces, Emissions];
}
