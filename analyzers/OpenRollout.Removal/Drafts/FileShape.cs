using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Drafts;

/// <summary>
/// Compares what other files can see of a file: the declarations without their bodies and without the private members of classes. Edits
/// change little of it, and while it is the same, the code of other files has the same meaning.
/// </summary>
internal static class FileShape
{
    /// <summary>Returns whether two versions of a file look the same to other files.</summary>
    public static bool IsSame(SyntaxTree before, SyntaxTree after)
        => TokensOf(before.GetRoot()).Select(TextOf).SequenceEqual(TokensOf(after.GetRoot()).Select(TextOf));

    private static (int Kind, string Text) TextOf(SyntaxToken token) => (token.RawKind, token.Text);

    private static IEnumerable<SyntaxToken> TokensOf(SyntaxNode root) => root.DescendantTokens(IsVisible);

    private static bool IsVisible(SyntaxNode node) => node switch
    {
        BlockSyntax or ArrowExpressionClauseSyntax or ConstructorInitializerSyntax or GlobalStatementSyntax => false,
        UsingDirectiveSyntax directive => directive.GlobalKeyword.RawKind != 0,
        // The value of a constant, of a member of an enumeration and of a parameter is part of the declaration.
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax field } } => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax } => false,
        MemberDeclarationSyntax { Parent: ClassDeclarationSyntax } member => !Accessibilities.IsPrivate(member),
        _ => true,
    };
}
