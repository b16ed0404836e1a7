using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Manifest;
using OpenRollout.Manifest.Layers;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>A manifest as the compiler has it. Each text is read once, not once for each rule, and so is each overlay of it.</summary>
internal sealed class ManifestText
{
    private const string Kind = "manifest";

    // The compiler passes the same text to all rules and, until the file is edited, to all compilations. The tables hold
    // their keys weakly, so the result of reading lives as long as the text. An edit of an overlay reads only that overlay.
    private static readonly ConditionalWeakTable<SourceText, ManifestText> Known = new();
    private readonly ConditionalWeakTable<SourceText, ConcurrentDictionary<(string Environment, string Path), Lazy<MergedOverlay>>> _overlays = new();
    private readonly ConcurrentDictionary<(string Environment, string? Reason), ReviewedOverlay> _missing = new();

    private readonly ReviewedManifest? _reviewed;

    private ManifestText(SourceText text)
    {
        Positions = new PositionedText(text);
        if (Positions.FindEncodingProblem(Kind, ManifestReader.DefaultPath) is { } problem)
        {
            Reading = new ManifestReadResult(RolloutManifest.Empty, [problem]);
        }
        else
        {
            _reviewed = ReviewedManifest.Read(Positions.Bytes);
            Reading = _reviewed.Result;
        }
    }

    /// <summary>Gets the result of reading the manifest.</summary>
    public ManifestReadResult Reading { get; }

    public PositionedText Positions { get; }

    public static ManifestText Of(SourceText text) => Known.GetValue(text, static text => new ManifestText(text));

    /// <summary>Merges the manifest with an overlay. A manifest with errors has none, because its errors come first.</summary>
    public MergedOverlay? MergeWith(SourceText overlay, string environment, string path)
        => _reviewed is null || Reading.FirstError is not null
            ? null
            : _overlays.GetOrCreateValue(overlay).GetOrAdd((environment, path), key => new Lazy<MergedOverlay>(() => new MergedOverlay(_reviewed, overlay, key.Environment, key.Path))).Value;

    /// <summary>Returns the problems of a listed environment without an overlay, at the name that the manifest lists.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="path">The path that the overlay should have.</param>
    /// <param name="reason">The reason why there is no overlay; null if the file does not exist.</param>
    public IReadOnlyList<ManifestProblem> FindProblemsWithout(string environment, string path, string? reason)
        => _reviewed is null || Reading.FirstError is not null
            ? []
            : _missing.GetOrAdd((environment, reason), key => _reviewed.Review(key.Environment, overlay: null, path, key.Reason)).Problems;
}
