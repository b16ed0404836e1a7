using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Editing;

/// <summary>Removes parts of documentation comments.</summary>
internal static class Documentation
{
    /// <summary>Returns the leading trivia of a declaration without the lines about a parameter; null if the comment names the parameter elsewhere, or other text shares the lines.</summary>
    public static SyntaxTriviaList? WithoutParameter(SyntaxTriviaList leading, string name)
    {
        foreach (var trivia in leading)
        {
            if (trivia.GetStructure() is not DocumentationCommentTriviaSyntax comment
                || comment.DescendantNodes().OfType<XmlNameAttributeSyntax>().Where(attribute => attribute.Identifier.Identifier.ValueText == name).ToList() is not { Count: > 0 } names)
            {
                continue;
            }

            return names.Count == 1 && names[0] is { Parent.Parent: XmlElementSyntax { StartTag.Name.LocalName.ValueText: "param" } element } && WithoutLines(comment, element) is { } text
                ? [.. leading.TakeWhile(other => other != trivia), .. SyntaxFactory.ParseLeadingTrivia(text), .. leading.SkipWhile(other => other != trivia).Skip(1)]
                : null;
        }

        return leading;
    }

    /// <summary>Returns the text of a comment without the lines of an element; null if they have other text, or nothing would be left.</summary>
    private static string? WithoutLines(DocumentationCommentTriviaSyntax comment, XmlElementSyntax element)
    {
        var text = comment.ToFullString();
        var (start, end) = (element.SpanStart - comment.FullSpan.Start, element.Span.End - comment.FullSpan.Start);
        var first = text.LastIndexOf('\n', start) + 1;
        var last = text.IndexOf('\n', end) + 1;
        return first > 0 && last > 0 && text.Substring(first, start - first).Trim() == "///" && text.Substring(end, last - end).Trim().Length == 0 ? text.Remove(first, last - first) : null;
    }
}
