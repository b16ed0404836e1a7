namespace OpenRollout.Generators;

/// <summary>The names of the pipeline's steps. Tests use them to check which steps run again.</summary>
internal static class PipelineSteps
{
    /// <summary>The manifests among the additional files, with their texts and options.</summary>
    public const string Files = "OpenRollout.Files";

    /// <summary>The manifests with the names of their classes.</summary>
    public const string Sources = "OpenRollout.Sources";

    /// <summary>The models that the accessors depend on.</summary>
    public const string Models = "OpenRollout.Models";

    /// <summary>The types that are renamed because two manifests would use the same name.</summary>
    public const string Renames = "OpenRollout.Renames";

    /// <summary>The namespaces that get a global using.</summary>
    public const string Namespaces = "OpenRollout.Namespaces";

    /// <summary>The models with the final names of their types.</summary>
    public const string Emissions = "OpenRollout.Emissions";

    /// <summary>The overlays among the additional files, if the project embeds them.</summary>
    public const string Overlays = "OpenRollout.Overlays";

    /// <summary>The overlays of each manifest, if the project embeds them.</summary>
    public const string Layers = "OpenRollout.Layers";

    /// <summary>Gets the steps of every project, in order.</summary>
    public static IReadOnlyList<string> All { get; } = [Files, Sources, Models, Renames, Namespaces, Emissions];

    /// <summary>Gets the steps of a project that embeds its overlays, in order.</summary>
    public static IReadOnlyList<string> Embedding { get; } = [Overlays, Layers];
}
