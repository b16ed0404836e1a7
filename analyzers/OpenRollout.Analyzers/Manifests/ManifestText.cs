using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers;

/// <summary>A manifest as the compiler has it. It is read once for each text, not once for each rule.</summary>
internal sealed class ManifestText
{
    // The compiler hands the same text to all rules and, until the file is edited, to all compilations; with the last of
    // them the reading goes.
    private static readonly ConditionalWeakTable<SourceText, ManifestText> Known = new();

    private readonly SourceText _text;
    private readonly Utf8Offsets _offsets;

    private ManifestText(SourceText text)
    {
        _text = text;
        _offsets = new Utf8Offsets(text.ToString());
        Reading = ManifestReview.Read(_offsets.Bytes);
    }

    /// <summary>What reading it gave.</summary>
    public ManifestReading Reading { get; }

    public static ManifestText Of(SourceText text) => Known.GetValue(text, static text => new ManifestText(text));

    public TextSpan ToSpan(TextRange range) => TextSpan.FromBounds(_offsets.ToUnits(range.Start), _offsets.ToUnits(range.End));

    public LinePositionSpan ToLines(TextSpan span) => _text.Lines.GetLinePositionSpan(span);
}
