using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Removal.Drafts;

/// <summary>A place at which the code after the removal would not compile, or would not mean the same.</summary>
/// <param name="Path">The path of the file; null if there is none.</param>
/// <param name="Span">The place in the original text; null if the file has no edits.</param>
/// <param name="Member">The member around it, in the original text; null if there is none.</param>
/// <param name="Name">The name that the place declares; null if it declares none.</param>
/// <param name="Reason">The reason, as in <see cref="RemovalReasons"/>.</param>
internal sealed record Fault(string? Path, TextSpan? Span, TextSpan? Member, string? Name, string Reason)
{
    /// <summary>Gets the uses that are known to be the cause.</summary>
    public IReadOnlyList<(string Path, int Position)> Uses { get; init; } = [];

    /// <summary>Returns the fault at a node of an edited file.</summary>
    public static Fault At(SyntaxNode node, Draft draft, string reason)
    {
        var original = draft.OriginalOf(node);
        return new Fault(node.SyntaxTree.FilePath, original?.Span, original?.AncestorsAndSelf().FirstOrDefault(Draft.IsMember)?.Span, NameOf(node), reason);
    }

    /// <summary>Returns the fault that a diagnostic reports.</summary>
    public static Fault At(Diagnostic diagnostic, Draft draft)
    {
        var reason = RemovalReasons.Diagnostic(diagnostic.Id, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return new Fault(null, null, null, null, reason);
        }

        var node = tree.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        return draft.IsOpen(tree) ? At(node, draft, reason) : new Fault(tree.FilePath, null, null, NameOf(node), reason);
    }

    private static string? NameOf(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        PropertyDeclarationSyntax property => property.Identifier.ValueText,
        EventDeclarationSyntax @event => @event.Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        ParameterSyntax parameter => parameter.Identifier.ValueText,
        LabeledStatementSyntax label => label.Identifier.ValueText,
        CatchDeclarationSyntax caught => caught.Identifier.ValueText,
        _ => null,
    };
}
