using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>A manifest as the compiler has it. Each text is read once, not once for each rule.</summary>
internal sealed class ManifestText
{
    // The compiler passes the same text to all rules and, until the file is edited, to all compilations. The table holds
    // its keys weakly, so the result of reading lives as long as the text.
    private static readonly ConditionalWeakTable<SourceText, ManifestText> Known = new();

    private readonly SourceText _text;
    private readonly Utf8Offsets _offsets;

    private ManifestText(SourceText text)
    {
        _text = text;
        _offsets = new Utf8Offsets(text.ToString(), isDecoded: text.Encoding is not null);
        Reading = EncodingCheck.FindProblem(text, _offsets.Bytes) is { } problem
            ? new ManifestReadResult(RolloutManifest.Empty, [ManifestProblem.WithoutPosition(ProblemDescriptors.InvalidJson, problem, ManifestReader.DefaultPath)])
            : ManifestReview.Read(_offsets.Manifest);
    }

    /// <summary>Gets the result of reading the manifest.</summary>
    public ManifestReadResult Reading { get; }

    public static ManifestText Of(SourceText text) => Known.GetValue(text, static text => new ManifestText(text));

    public TextSpan ToSpan(TextRange range) => TextSpan.FromBounds(_offsets.ToUnits(range.Start), _offsets.ToUnits(range.End));

    public LinePositionSpan ToLines(TextSpan span) => _text.Lines.GetLinePositionSpan(span);
}
