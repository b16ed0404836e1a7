using System.Globalization;
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

    /// <summary>Gets the uses that the values of what the place declares come from.</summary>
    public IReadOnlyList<(string Path, int Position)> Values { get; init; } = [];

    /// <summary>Returns the fault at a node of an edited file.</summary>
    /// <param name="node">The node, as it is now.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="describe">Returns the reason for a place in the original text.</param>
    public static Fault At(SyntaxNode node, Draft draft, Func<FileLinePositionSpan, string> describe)
    {
        var original = draft.OriginalOf(node);
        var name = NameOf(node);
        return new Fault(
            node.SyntaxTree.FilePath,
            original?.Span,
            original?.AncestorsAndSelf().FirstOrDefault(Draft.IsMember)?.Span,
            name,
            describe(original?.GetLocation().GetMappedLineSpan() ?? default))
        {
            Values = name is null ? [] : FindValues(node, name, draft),
        };
    }

    /// <summary>Returns the fault that a diagnostic reports.</summary>
    public static Fault At(Diagnostic diagnostic, Draft draft)
    {
        string Describe(FileLinePositionSpan place) => RemovalReasons.Diagnostic(diagnostic.Id, diagnostic.GetMessage(CultureInfo.InvariantCulture), place);
        if (diagnostic.Location.SourceTree is not { } tree)
        {
            return new Fault(null, null, null, null, Describe(default));
        }

        var node = tree.GetRoot().FindNode(diagnostic.Location.SourceSpan);
        return draft.IsOpen(tree) ? At(node, draft, Describe) : new Fault(tree.FilePath, null, null, NameOf(node), Describe(diagnostic.Location.GetMappedLineSpan()));
    }

    /// <summary>Returns the uses that the values in a declaration, and in the statements that name it, come from. Another part of the type can have such a statement.</summary>
    private static IReadOnlyList<(string Path, int Position)> FindValues(SyntaxNode declaration, string name, Draft draft)
    {
        var paths = new ConnectedFiles(draft).Of([declaration.SyntaxTree.FilePath]);
        return
        [
            .. draft.Trees.Where(tree => paths.Contains(tree.FilePath))
                .SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
                .Where(use => use.Identifier.ValueText == name)
                .Select(use => use.FirstAncestorOrSelf<StatementSyntax>() ?? use.Parent!)
                .Prepend(declaration)
                .SelectMany(node => Marks.OriginsIn(node, node.SyntaxTree.FilePath))
                .Distinct(),
        ];
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
