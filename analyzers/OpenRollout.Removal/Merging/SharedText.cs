using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Merging;

/// <summary>
/// Merges the texts of one file in several compilations. Code that a directive makes inactive in one of them is changed by the others only. The
/// merged text is the result if each compilation parses it as the code that it has.
/// </summary>
internal static class SharedText
{
    /// <summary>Returns the text, or null if the compilations do not agree.</summary>
    /// <param name="original">The original text.</param>
    /// <param name="versions">The file as each compilation has it after the removal.</param>
    public static SourceText? Merge(SourceText original, IReadOnlyList<SyntaxTree> versions)
    {
        var texts = versions.Select(version => version.GetRoot().ToFullString()).Distinct(StringComparer.Ordinal).ToList();
        if (texts.Count == 1)
        {
            return SourceText.From(texts[0], original.Encoding, original.ChecksumAlgorithm);
        }

        var changes = texts.SelectMany(text => LineChanges.Find(original, SourceText.From(text))).Distinct().OrderBy(change => change.Span).ToList();
        for (var index = 1; index < changes.Count; index++)
        {
            if (changes[index].Span.Start < changes[index - 1].Span.End || changes[index].Span.Start == changes[index - 1].Span.Start)
            {
                return null;
            }
        }

        var merged = SourceText.From(original.WithChanges(changes).ToString(), original.Encoding, original.ChecksumAlgorithm);
        return versions.All(version => ParseCheck.Holds(version, merged)) ? merged : null;
    }
}
