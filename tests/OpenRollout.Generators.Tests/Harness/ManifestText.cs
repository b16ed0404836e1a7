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

    /// <summary>Gets the metadata, as OpenRollout.targets write it: a value that is not set is empty.</summary>
    public IReadOnlyDictionary<string, string?> Metadata => new Dictionary<string, string?>
    {
        ["OpenRolloutManifest"] = IsManifest ? "true" : null,
        ["OpenRolloutClassName"] = ClassName,
        ["OpenRolloutNamespace"] = Namespace,
        ["OpenRolloutDomain"] = Domain,
        ["OpenRolloutGenerate"] = Generate,
    };

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

    /// <summary>Returns the same file with another text.</summary>
    public ManifestText With(string text)
        => new(Path, text) { IsManifest = IsManifest, ClassName = ClassName, Namespace = Namespace, Domain = Domain, Generate = Generate };
}
