using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal;

/// <summary>A flag to remove, and the code to remove it from.</summary>
/// <param name="Key">The key of the flag.</param>
/// <param name="Value">The value that the flag always has: a <see cref="bool"/>, <see cref="int"/>, <see cref="double"/> or <see cref="string"/>.</param>
/// <param name="Compilations">The projects, each once for each target framework, with the code that generators add.</param>
internal sealed record RemovalRequest(string Key, object Value, IReadOnlyList<Compilation> Compilations)
{
    /// <summary>
    /// Gets the assemblies that generate the flag, each with the path by which its generated code names the manifest: projects can share
    /// a manifest, and two libraries can each have a manifest with the same path and key. Null if only one manifest has the key.
    /// </summary>
    public IReadOnlyCollection<(string Assembly, string ManifestPath)>? Declarations { get; init; }

    /// <summary>Gets a value indicating whether another manifest has a flag with the same key, so that a key given as text can mean either.</summary>
    public bool IsKeyAmbiguous { get; init; }

    /// <summary>Gets the name of the variant that is always served; null to find it by the value.</summary>
    public string? Variant { get; init; }

    /// <summary>Gets the default of the flag, which tests get that do not set it; null if it is not known.</summary>
    public object? Default { get; init; }

    /// <summary>
    /// Gets a value indicating whether the manifest keeps the flag, for example for consumers of another release. Explicit implementations of a
    /// snapshot's interface then stay. Otherwise they are removed if no use is left, and the manifest must lose the flag with the same change.
    /// </summary>
    public bool KeepEntry { get; init; }

    /// <summary>Gets the OpenFeature domain of the manifest; null for the default domain.</summary>
    public string? Domain { get; init; }

    /// <summary>Gets a function that returns whether a file can be edited. Uses in other files, such as generated code, are refused.</summary>
    public Func<SyntaxTree, bool> IsEditable { get; init; } = static tree => tree.FilePath.Length > 0 && !tree.FilePath.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets a function that returns the text of a view, given by its path; null if it is not known. It finds the attributes that Razor does not map to code.</summary>
    public Func<string, SourceText?> FindView { get; init; } = static _ => null;

    /// <summary>Gets a value indicating whether tests of the removed arm stay and are listed. Otherwise tests that only run the removed arm are removed.</summary>
    public bool KeepTests { get; init; }

    /// <summary>Gets a value indicating whether overrides and test providers keep setting the flag, because some of its uses are left.</summary>
    internal bool KeepOverrides { get; init; }

    /// <summary>Gets a value indicating whether evaluations of other flags can be dropped. Otherwise they are effects, since they record exposures.</summary>
    public bool DropExposures { get; init; }
}
