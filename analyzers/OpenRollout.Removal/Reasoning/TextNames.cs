using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>
/// Collects the names by which texts can reach members: <c>GetMethod("Old")</c>, a binding <c>"{Path=Feed.IsNew}"</c>, <c>[DebuggerDisplay("{_old}")]</c>,
/// <c>[MemberData("Arms")]</c>. A member with such a name stays. Texts with spaces are prose unless an attribute or braces contain them.
/// </summary>
internal sealed class TextNames
{
    private static readonly ConditionalWeakTable<RemovalRequest, TextNames> Known = new();
    private static readonly Regex Word = new(@"[\p{L}_][\p{L}\p{Nd}_]*", RegexOptions.CultureInvariant);
    private static readonly Regex Path = new(@"^[\p{L}_][\p{L}\p{Nd}_.]*$", RegexOptions.CultureInvariant);
    private static readonly Regex Braces = new(@"\{[^{}]*\}", RegexOptions.CultureInvariant);

    private readonly Lazy<HashSet<string>> _names;

    private TextNames(RemovalRequest request)
        => _names = new Lazy<HashSet<string>>(() => new HashSet<string>(
            request.Compilations.SelectMany(compilation => compilation.SyntaxTrees).SelectMany(tree => tree.GetRoot().DescendantTokens())
                .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
                .SelectMany(token => Read(token.ValueText, token.Parent?.FirstAncestorOrSelf<AttributeSyntax>() is not null)),
            StringComparer.Ordinal));

    /// <summary>Returns the names in the texts of all projects.</summary>
    public static TextNames Of(RemovalRequest request) => Known.GetValue(request, static request => new TextNames(request));

    /// <summary>Returns whether a text can reach a member by its name.</summary>
    public bool Contains(string name) => _names.Value.Contains(name);

    private static IEnumerable<string> Read(string text, bool isInAttribute)
        => text.Length > 1000 ? []
            : isInAttribute || Path.IsMatch(text) ? Words(text)
            : Braces.Matches(text).Cast<Match>().SelectMany(part => Words(part.Value));

    private static IEnumerable<string> Words(string text) => Word.Matches(text).Cast<Match>().Select(word => word.Value);
}
