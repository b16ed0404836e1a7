using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Decides by the code alone which expressions can be constants with the key of the flag, since most texts need no compiler.</summary>
internal sealed class KeyTexts
{
    private readonly string _key;
    private readonly HashSet<string> _constants;

    public KeyTexts(Compilation compilation, RemovalRequest request)
    {
        _key = request.Key;
        _constants =
        [
            .. from tree in compilation.SyntaxTrees
               where request.IsEditable(tree)
               from declarator in tree.GetRoot().DescendantNodes().OfType<VariableDeclaratorSyntax>()
               where declarator.Initializer?.Value is LiteralExpressionSyntax literal && literal.Token.ValueText == _key
                   && declarator.Parent?.Parent is FieldDeclarationSyntax { Modifiers: var field } && field.Any(SyntaxKind.ConstKeyword)
                   || declarator.Initializer?.Value is LiteralExpressionSyntax value && value.Token.ValueText == _key
                   && declarator.Parent?.Parent is LocalDeclarationStatementSyntax { IsConst: true }
               select declarator.Identifier.ValueText,
        ];
    }

    /// <summary>Returns whether a text is the key, or a list of keys with it, such as that of <c>&lt;flag names="stories, reels"&gt;</c>.</summary>
    public bool IsKey(string text)
        => text == _key || (text.Length > _key.Length && text.Contains(_key) && text.Split(',') is { Length: > 1 } keys && keys.Any(key => key.Trim() == _key));

    /// <summary>Returns whether an expression can be a constant with the key.</summary>
    public bool CanBeKey(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.StringLiteralExpression) && IsKey(literal.Token.ValueText),
        IdentifierNameSyntax name => _constants.Contains(name.Identifier.ValueText) && name.Parent is ArgumentSyntax or AttributeArgumentSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax,
        MemberAccessExpressionSyntax access => _constants.Contains(access.Name.Identifier.ValueText) && access.Parent is ArgumentSyntax or AttributeArgumentSyntax or AssignmentExpressionSyntax or EqualsValueClauseSyntax,
        BinaryExpressionSyntax or InterpolatedStringExpressionSyntax => expression.Parent is ArgumentSyntax or AttributeArgumentSyntax && CanBePart(expression),
        _ => false,
    };

    /// <summary>Returns whether an expression can be constant and a part of the key.</summary>
    private bool CanBePart(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => CanBePart(parenthesized.Expression),
        LiteralExpressionSyntax { Token.Value: string text } => _key.Contains(text),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => CanBePart(sum.Left) && CanBePart(sum.Right),
        InterpolatedStringExpressionSyntax text => text.Contents.All(part => part switch
        {
            InterpolatedStringTextSyntax { TextToken.ValueText: var fixedText } => _key.Contains(fixedText),
            InterpolationSyntax { Expression: var inner } => CanBePart(inner),
            _ => true,
        }),
        IdentifierNameSyntax or MemberAccessExpressionSyntax => true,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => true,
        _ => false,
    };
}
