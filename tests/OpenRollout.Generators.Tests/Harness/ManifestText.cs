using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Generators.Tests;

/// <summary>An additional file with its metadata.</summary>
internal sealed class ManifestText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text, Encoding.UTF8);

    public override string Path { get; } = path;

    public bool IsManifest { get; init; } = true;

    public string? ClassName { get; init; }

    public string? Namespace { get; init; }

    public string? Domain { get; init; }

    public string? Generate { get; init; }

    /// <summary>Gets the path of the overlay's manifest, as the build passes it.</summary>
    public string? OverlayOf { get; init; }

    public string? Environment { get; init; }

    public string? Publish { get; init; }

    /// <summary>Gets the metadata, as OpenRollout.targets write it: a value that is not set is empty.</summary>
    public IReadOnlyDictionary<string, string?> Metadata => new Dictionary<string, string?>
    {
        ["OpenRolloutManifest"] = IsManifest ? "true" : null,
        ["OpenRolloutClassName"] = ClassName,
        ["OpenRolloutNamespace"] = Namespace,
        ["OpenRolloutDomain"] = Domain,
        ["OpenRolloutGenerate"] = Generate,
        ["OpenRolloutOverlayOf"] = OverlayOf,
        ["OpenRolloutEnvironment"] = Environment,
        ["OpenRolloutPublish"] = Publish,
    };

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>Returns the same file with another text.</summary>
    public ManifestText With(string text)
        => new(Path, text)
        {
            IsManifest = IsManifest,
            ClassName = ClassName,
            Namespace = Namespace,
            Domain = Domain,
            Generate = Generate,
            OverlayOf = OverlayOf,
            Environment = Environment,
            Publish = Publish,
        };

    /// <summary>Creates an overlay.</summary>
    public static ManifestText Overlay(string path, string manifest, string environment, string text)
        => new(path, text) { IsManifest = false, OverlayOf = manifest, Environment = environment };
}
