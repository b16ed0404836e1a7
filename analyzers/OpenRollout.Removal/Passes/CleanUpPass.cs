using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Removes what the removal has left without a use: local variables, and private members and types. Code that was unused before stays, and so
/// does what could still have an effect, which is listed.
/// </summary>
internal sealed class CleanUpPass(Draft draft, TextNames texts) : ITreePass
{
    private readonly HashSet<(string Path, int Position, string Name)> _unused = [];

    /// <summary>Gets the declarations that are unused and stay, by their positions in the original text.</summary>
    public IReadOnlyCollection<(string Path, int Position, string Name)> Unused => _unused;

    /// <summary>Forgets what was found in files.</summary>
    public void Forget(ICollection<string> paths) => _unused.RemoveWhere(unused => paths.Contains(unused.Path));

    public bool Concerns(SyntaxNode root) => draft.IsEdited(root.SyntaxTree);

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        _unused.RemoveWhere(unused => unused.Path == root.SyntaxTree.FilePath);
        var baseline = draft.BaselineOf(root.SyntaxTree).Tree;
        foreach (var member in EditedMembers.In(root, draft))
        {
            foreach (var statement in member.DescendantNodes().OfType<StatementSyntax>())
            {
                if (FindUnusedLocal(statement, member, model, baseline) is { } edit)
                {
                    yield return edit;
                }
            }

            foreach (var declared in member.DescendantNodes().OfType<DeclarationExpressionSyntax>())
            {
                if (declared is { Parent: ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword }, Type.IsVar: true, Designation: SingleVariableDesignationSyntax variable }
                    && IsNewlyUnused(variable.Identifier.ValueText, declared, member, baseline)
                    && Hoisting.CanDiscard(declared.SpanStart, model))
                {
                    yield return new Edit(declared, SyntaxFactory.ParseExpression("_").WithTriviaFrom(declared));
                }
            }
        }

        foreach (var type in root.DescendantNodes().OfType<TypeDeclarationSyntax>())
        {
            if (FindUnusedMembers(type, model, baseline) is { Count: > 0 } unused)
            {
                yield return new Edit(type, Members.Remove(type, unused));
            }
        }
    }

    private Edit? FindUnusedLocal(StatementSyntax statement, SyntaxNode member, SemanticModel model, SyntaxTree baseline)
    {
        if (Marks.IdentityOf(statement) is not { } identity || StatementList.Of(statement) is null)
        {
            return null;
        }

        switch (statement)
        {
            case LocalFunctionStatementSyntax function when IsNewlyUnused(function.Identifier.ValueText, function, member, baseline):
                return StatementEdit.Replace(function, []);
            case LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables, UsingKeyword.RawKind: 0 } declaration
                when variables[0] is var variable && (IsNewlyUnused(variable.Identifier.ValueText, declaration, member, baseline) || IsNewlyUnread(variable, member, model)):
                if (!declaration.ContainsDirectives && (variable.Initializer is null || Effects.AreNone(variable.Initializer.Value, model)))
                {
                    return StatementEdit.Replace(declaration, []);
                }

                _unused.Add((statement.SyntaxTree.FilePath, draft.BaselineNode(baseline, identity).SpanStart, variable.Identifier.ValueText));
                return null;
            default:
                return null;
        }
    }

    /// <summary>Returns whether a name is used nowhere in a member now, but was before. The spelling decides, so no use is overlooked.</summary>
    private bool IsNewlyUnused(string name, SyntaxNode declaration, SyntaxNode member, SyntaxTree baseline)
        => !UsesOf(name, member, declaration).Any()
            && !InactiveCode.Names(declaration.SyntaxTree.GetRoot(), name)
            && Marks.IdentityOf(member) is { } memberIdentity && Marks.IdentityOf(declaration) is { } identity
            && UsesOf(name, draft.BaselineNode(baseline, memberIdentity), draft.BaselineNode(baseline, identity)).Any();

    private bool IsNewlyUnread(VariableDeclaratorSyntax variable, SyntaxNode member, SemanticModel model)
        => !UsesOf(variable.Identifier.ValueText, member, variable).Any()
            && NewlyUnread.Contains(variable, [], model, draft)
            && !InactiveCode.Names(variable.SyntaxTree.GetRoot(), variable.Identifier.ValueText);

    private List<MemberDeclarationSyntax> FindUnusedMembers(TypeDeclarationSyntax type, SemanticModel model, SyntaxTree baseline)
    {
        // Another part of a partial type can use its private members.
        if (Marks.IdentityOf(type) is not { } typeIdentity || draft.BaselineNode(baseline, typeIdentity) is not TypeDeclarationSyntax original)
        {
            return [];
        }

        var unused = new List<MemberDeclarationSyntax>();
        foreach (var member in type.Members)
        {
            if (NameOf(member) is not { } name
                || Marks.IdentityOf(member) is not { } identity
                || !Accessibilities.IsPrivate(member)
                || member.AttributeLists.Count > 0
                || UsesOf(name, type, member).Any()
                || draft.BaselineNode(baseline, identity) is not { } before
                || !(UsesOf(name, original, before).Any() || member is FieldDeclarationSyntax { Declaration.Variables: { Count: 1 } fields } && NewlyUnread.Contains(fields[0], [], model, draft))
                || IsUsedInOtherPart(name, type, model))
            {
                continue;
            }

            if (texts.Contains(name)
                || InactiveCode.Names(type.SyntaxTree.GetRoot(), name)
                || !RemovableMembers.Contains(member, type, model))
            {
                _unused.Add((type.SyntaxTree.FilePath, before.SpanStart, name));
                continue;
            }

            unused.Add(member);
        }

        return unused;
    }

    private static IEnumerable<SyntaxNode> UsesOf(string name, SyntaxNode scope, SyntaxNode except)
        => scope.DescendantNodes(node => node != except, descendIntoTrivia: true).Where(node => node != except && node is SimpleNameSyntax simple && simple.Identifier.ValueText == name && !IsLabel(simple));

    /// <summary>Returns whether a name belongs to an argument, to the element of a tuple or to the property of an anonymous object.</summary>
    private static bool IsLabel(SimpleNameSyntax name)
        => name.Parent is NameColonSyntax { Parent: ArgumentSyntax } or NameEqualsSyntax { Parent: AnonymousObjectMemberDeclaratorSyntax };

    private static bool IsUsedInOtherPart(string name, TypeDeclarationSyntax type, SemanticModel model)
        => model.GetDeclaredSymbol(type)!.DeclaringSyntaxReferences.Length > 1
            && model.GetDeclaredSymbol(type)!.DeclaringSyntaxReferences.Any(reference => reference.Span != type.Span
                && (UsesOf(name, reference.GetSyntax(), type).Any() || InactiveCode.Names(reference.SyntaxTree.GetRoot(), name)));

    private static string? NameOf(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method => method.Identifier.ValueText,
        PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property => property.Identifier.ValueText,
        FieldDeclarationSyntax { Declaration.Variables: { Count: 1 } variables } => variables[0].Identifier.ValueText,
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        DelegateDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };
}
