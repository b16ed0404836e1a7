using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Uses;

/// <summary>
/// Finds the place in a <c>.razor</c> or <c>.cshtml</c> file of code that Razor has generated from it. Razor maps expressions, but not the attributes of tag
/// helpers, such as <c>&lt;flag name="stories"&gt;</c>; these are placed in the file that the generated code names, after the last mapped line before them.
/// </summary>
internal static class RazorPlace
{
    /// <summary>Returns the place.</summary>
    public static FileLinePositionSpan Of(SyntaxNode use)
    {
        var location = use.GetLocation();
        var mapped = location.GetMappedLineSpan();
        if (mapped.HasMappedPath || FindSource(use.SyntaxTree) is not { } path)
        {
            return mapped;
        }

        // The text of an attribute is in a field; its element is where the text is used.
        location = TagHelperText.FindFirst(use)?.GetLocation() ?? location;
        var line = use.SyntaxTree.GetLineMappings()
            .Where(mapping => !mapping.IsHidden && mapping.MappedSpan.Path == path && mapping.Span.End < location.GetLineSpan().StartLinePosition)
            .Select(mapping => mapping.MappedSpan.Span.Start.Line)
            .DefaultIfEmpty(0)
            .Last();
        return new FileLinePositionSpan(path, new LinePosition(line, 0), new LinePosition(line, 0));
    }

    /// <summary>Returns the file that <c>#pragma checksum</c> names.</summary>
    private static string? FindSource(SyntaxTree tree)
        => tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia.Select(trivia => trivia.GetStructure()).OfType<PragmaChecksumDirectiveTriviaSyntax>().FirstOrDefault() is { } pragma
            && pragma.File.ValueText is { Length: > 0 } path && (path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase))
            ? path
            : null;
}
