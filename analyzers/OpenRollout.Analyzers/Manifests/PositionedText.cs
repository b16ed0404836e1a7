using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Manifests;

/// <summary>A manifest or an overlay as the compiler has it, with its bytes as an application reads them. Converts the reader's positions to the compiler's.</summary>
/// <param name="text">The text.</param>
internal sealed class PositionedText(SourceText text)
{
    private readonly Utf8Offsets _offsets = new(text.ToString(), isDecoded: text.Encoding is not null);

    /// <summary>Gets the bytes as an application reads them from the file.</summary>
    public byte[] Bytes => _offsets.Manifest;

    /// <summary>Returns the problem with the encoding of the text, without a position; null if there is none.</summary>
    /// <param name="kind">The kind of text for the message: <c>manifest</c> or <c>overlay</c>.</param>
    /// <param name="path">The path to name in the problem.</param>
    public ManifestProblem? FindEncodingProblem(string kind, string path)
        => EncodingCheck.FindProblem(text, _offsets.Bytes, kind) is { } problem
            ? ManifestProblem.WithoutPosition(ProblemDescriptors.InvalidJson, problem, path)
            : null;

    public TextSpan ToSpan(TextRange range) => TextSpan.FromBounds(_offsets.ToUnits(range.Start), _offsets.ToUnits(range.End));

    /// <summary>Returns the location of a range in the file with this text.</summary>
    public Location LocationOf(string path, TextRange range)
    {
        var span = ToSpan(range);
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }
}
