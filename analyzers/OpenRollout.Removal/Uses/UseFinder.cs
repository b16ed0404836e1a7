using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Finds the uses of one flag in a compilation: by its accessor, by a snapshot's property, and by its key.</summary>
internal sealed class UseFinder(Compilation compilation, RemovalRequest request)
{
    private readonly FlagNames _names = new(compilation, request);
    private readonly KeyTexts _texts = new(compilation, request);
    private readonly Dictionary<SyntaxNode, string> _mentions = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    /// <summary>Gets the names of the flag's accessor and of the properties of its snapshots.</summary>
    public IReadOnlyCollection<string> Names => _names.Properties;

    /// <summary>
    /// Returns the reason for which code cannot keep a name: it means a type that disappears with the flag, such as the enum of its variants. Null for a use
    /// that evaluates the flag or names it.
    /// </summary>
    public string? ReasonOfMention(SyntaxNode use) => _mentions.TryGetValue(use, out var reason) ? reason : null;

    /// <summary>Returns whether a symbol is a property of the flag.</summary>
    public bool IsFlag(ISymbol? symbol) => _names.IsFlag(symbol);

    /// <summary>Returns the names, and the literals with the key, that use the flag in a file.</summary>
    public IEnumerable<SyntaxNode> Find(SyntaxTree tree)
    {
        SemanticModel? model = null;
        foreach (var node in tree.GetRoot().DescendantNodes(descendIntoTrivia: true))
        {
            if (CanBeUse(node) && IsUse(node, model ??= compilation.GetSemanticModel(tree)))
            {
                _models[tree] = model;
                yield return node;
            }
        }
    }

    /// <summary>Returns the semantic model of a file: the one that found uses in it, which has bound them, or a new one.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => _models.TryGetValue(tree, out var model) ? model : compilation.GetSemanticModel(tree);

    /// <summary>Returns the positions in inactive code at which a name of the flag or its key is written.</summary>
    public IEnumerable<int> FindInactive(SyntaxTree tree)
        => from found in InactiveCode.TokensIn(tree.GetRoot())
           let text = found.Token.ValueText
           where found.Token.IsKind(SyntaxKind.IdentifierToken) ? Names.Contains(text) || _names.Types.Contains(text) : text == request.Key
           select found.Position;

    /// <summary>Returns the comments that name the flag.</summary>
    public IEnumerable<(Location Location, string Name)> FindComments(SyntaxTree tree)
        => from trivia in tree.GetRoot().DescendantTrivia()
           where trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia
           let text = trivia.ToString()
           let name = Names.Append(request.Key).FirstOrDefault(name => Words.Contain(text, name))
           where name is not null
           select (trivia.GetLocation(), name);

    private bool CanBeUse(SyntaxNode node) => node switch
    {
        SimpleNameSyntax { Identifier.ValueText: var text } name => Names.Contains(text) || _names.Types.Contains(text) || _texts.CanBeKey(name),
        PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: not null } property => Names.Contains(property.Identifier.ValueText),
        LiteralExpressionSyntax { Token.Value: string text } literal => Names.Contains(text) || _texts.CanBeKey(literal),
        ExpressionSyntax expression => _texts.CanBeKey(expression),
        _ => false,
    };

    private bool IsUse(SyntaxNode node, SemanticModel model) => node switch
    {
        SimpleNameSyntax name => model.GetSymbolInfo(name).Symbol is var symbol && _names.IsFlag(symbol) || IsMention(name, symbol, model) || IsKey(name, model),
        PropertyDeclarationSyntax property => model.GetDeclaredSymbol(property)?.ExplicitInterfaceImplementations.Any(_names.IsFlag) is true,
        LiteralExpressionSyntax { Token.Value: string text } literal when Names.Contains(text) && KeyReader.IsReflection(literal, model) => true,
        _ => IsKey((ExpressionSyntax)node, model),
    };

    private bool IsKey(ExpressionSyntax expression, SemanticModel model)
        => _texts.CanBeKey(expression) && model.GetConstantValue(expression).Value is string value && _texts.IsKey(value);

    private bool IsMention(SimpleNameSyntax name, ISymbol? symbol, SemanticModel model)
    {
        if (_names.FindReason(symbol) is not { } reason || IsQualifier(name, model))
        {
            return false;
        }

        _mentions[name] = reason;
        return true;
    }

    /// <summary>Returns whether a name is only the way to the flag, as <c>Feed</c> is in <c>Flags.Feed.PageSize</c>.</summary>
    private bool IsQualifier(SimpleNameSyntax name, SemanticModel model)
        => name.Ancestors().TakeWhile(node => node is MemberAccessExpressionSyntax).Cast<MemberAccessExpressionSyntax>()
            .Any(access => access.Name != name && Names.Contains(access.Name.Identifier.ValueText) && _names.IsFlag(model.GetSymbolInfo(access.Name).Symbol));
}
