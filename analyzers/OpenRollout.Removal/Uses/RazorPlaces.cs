using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Uses;

/// <summary>
/// Finds the places in a <c>.razor</c> or <c>.cshtml</c> file of code that Razor has generated from it. Razor maps expressions, but not the attributes of tag
/// helpers, such as <c>&lt;flag name="stories"&gt;</c>; these are looked up in the text of the view, after the last mapped code before their element.
/// </summary>
internal static class RazorPlaces
{
    /// <summary>Returns the places: one for each element that has the attribute.</summary>
    /// <param name="use">The use in the generated code.</param>
    /// <param name="model">The semantic model of its file.</param>
    /// <param name="findView">Returns the text of a view, given by its path; null if it is not known.</param>
    public static IReadOnlyList<FileLinePositionSpan> Of(SyntaxNode use, SemanticModel model, Func<string, SourceText?> findView)
    {
        var mapped = use.GetLocation().GetMappedLineSpan();
        if (mapped.HasMappedPath || FindSource(use.SyntaxTree) is not { } path)
        {
            return [mapped];
        }

        // The text of an attribute is in a field; its elements are where the text is used.
        var elements = TagHelperText.FindElements(use, model).OrderBy(element => element.Start.SpanStart).DefaultIfEmpty((Start: use, Attribute: null));
        var view = findView(path) is { } text ? new ViewText(text) : null;
        var places = new List<FileLinePositionSpan>();
        foreach (var (start, attribute) in elements)
        {
            var before = MappedBefore(start, path);
            places.Add(new FileLinePositionSpan(path, view?.FindValue(attribute, (use as LiteralExpressionSyntax)?.Token.ValueText ?? "", before) ?? new LinePositionSpan(before, before)));
        }

        return places;
    }

    /// <summary>Returns the end of the last mapped code before a node; its line if Razor maps whole lines.</summary>
    private static LinePosition MappedBefore(SyntaxNode node, string path)
        => node.SyntaxTree.GetLineMappings()
            .Where(mapping => !mapping.IsHidden && mapping.MappedSpan.Path == path && mapping.Span.End < node.GetLocation().GetLineSpan().StartLinePosition)
            .Select(mapping => mapping.CharacterOffset is null ? new LinePosition(mapping.MappedSpan.Span.Start.Line, 0) : mapping.MappedSpan.Span.End)
            .LastOrDefault();

    /// <summary>Returns whether a path is that of a component or view.</summary>
    public static bool IsRazor(string path) => path.EndsWith(".razor", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".cshtml", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the file that <c>#pragma checksum</c> names.</summary>
    private static string? FindSource(SyntaxTree tree)
        => tree.GetRoot().GetFirstToken(includeZeroWidth: true).LeadingTrivia.Select(trivia => trivia.GetStructure()).OfType<PragmaChecksumDirectiveTriviaSyntax>().FirstOrDefault() is { } pragma
            && pragma.File.ValueText is { Length: > 0 } path && IsRazor(path)
            ? path
            : null;
}
