using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Passes;

/// <summary>
/// Removes the assignments to private fields, automatic properties and local variables that nothing reads since the removal. A value whose
/// evaluation can have an effect stays, and its variable is listed.
/// </summary>
internal sealed class UnreadPass(Draft draft) : ITreePass
{
    private readonly HashSet<(string Path, int Position, string Name)> _unused = [];

    /// <summary>Gets the declarations that nothing reads and that stay, by their positions in the original text.</summary>
    public IReadOnlyCollection<(string Path, int Position, string Name)> Unused => _unused;

    /// <summary>Forgets what was found in files.</summary>
    public void Forget(ICollection<string> paths) => _unused.RemoveWhere(unused => paths.Contains(unused.Path));

    public bool Concerns(SyntaxNode root) => draft.IsEdited(root.SyntaxTree);

    public IEnumerable<Edit> Find(SyntaxNode root, SemanticModel model)
    {
        _unused.RemoveWhere(unused => unused.Path == root.SyntaxTree.FilePath);
        var members = EditedMembers.In(root, draft).ToList();
        var types = new HashSet<TypeDeclarationSyntax>(members.Select(member => member.FirstAncestorOrSelf<TypeDeclarationSyntax>()).OfType<TypeDeclarationSyntax>());
        return types.SelectMany(type => FindIn(type, FieldsOf(type, model), model)).Concat(members.SelectMany(member => FindIn(member, LocalsOf(member), model)));
    }

    private IEnumerable<Edit> FindIn(SyntaxNode scope, IEnumerable<(SyntaxNode Declaration, string Name, ExpressionSyntax? Initializer)> variables, SemanticModel model)
    {
        if (Marks.IdentityOf(scope) is not { } identity)
        {
            yield break;
        }

        var baseline = draft.BaselineOf(scope.SyntaxTree).Tree;
        ILookup<string, SimpleNameSyntax>? now = null, before = null;
        foreach (var (declaration, name, initializer) in variables)
        {
            var uses = (now ??= NamesIn(scope))[name].ToList();
            if (uses.Count == 0
                || Marks.IdentityOf(declaration) is not { } own
                || uses.Any(use => AssignmentTo(use) is null)
                || ((before ??= NamesIn(draft.BaselineNode(baseline, identity)))[name].All(use => AssignmentTo(use) is not null)
                    && !(declaration is VariableDeclaratorSyntax variable && NewlyUnread.Contains(variable, uses.ConvertAll(use => AssignmentTo(use)!), model, draft)))
                || model.GetDeclaredSymbol(declaration) is not { } symbol
                || !uses.TrueForAll(use => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(use).Symbol, symbol) && IsOwn(use, model)))
            {
                continue;
            }

            var assignments = uses.ConvertAll(use => AssignmentTo(use)!);
            if (!InactiveCode.Names(scope.SyntaxTree.GetRoot(), name) && (initializer is null || Effects.AreNone(initializer, model)) && assignments.TrueForAll(assignment => Effects.AreNone(assignment.Right, model) && !assignment.Parent!.ContainsDirectives))
            {
                foreach (var assignment in assignments)
                {
                    yield return Assignments.Remove(assignment);
                }
            }
            else
            {
                _unused.Add((scope.SyntaxTree.FilePath, draft.BaselineNode(baseline, own).SpanStart, name));
            }
        }
    }

    /// <summary>Returns the private fields and automatic properties that can go. Those of structures and records are part of their layout or equality.</summary>
    private static IEnumerable<(SyntaxNode Declaration, string Name, ExpressionSyntax? Initializer)> FieldsOf(TypeDeclarationSyntax type, SemanticModel model)
        => type is not ClassDeclarationSyntax || model.GetDeclaredSymbol(type) is not { } declared
            ? []
            : type.Members.Where(member => member.AttributeLists.Count == 0 && Accessibilities.IsPrivate(member)).SelectMany(member => member switch
            {
                FieldDeclarationSyntax { Declaration.Variables: { Count: 1 } variables } field when !field.Modifiers.Any(SyntaxKind.VolatileKeyword)
                    => [((SyntaxNode)variables[0], variables[0].Identifier.ValueText, variables[0].Initializer?.Value)],
                PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property when model.GetDeclaredSymbol(property) is { } symbol && Initialization.IsAutomatic(symbol)
                    => [(property, property.Identifier.ValueText, property.Initializer?.Value)],
                _ => Array.Empty<(SyntaxNode, string, ExpressionSyntax?)>(),
            }).Where(field => !declared.DeclaringSyntaxReferences.Any(part => part.Span != type.Span && IsNamedIn(part, field.Item2)));

    /// <summary>Returns whether another part of a type names a member, also in inactive code.</summary>
    private static bool IsNamedIn(SyntaxReference part, string name)
        => InactiveCode.Names(part.SyntaxTree.GetRoot(), name)
            || part.GetSyntax().DescendantNodes(descendIntoTrivia: true).Any(node => node is SimpleNameSyntax simple && simple.Identifier.ValueText == name);

    private static IEnumerable<(SyntaxNode Declaration, string Name, ExpressionSyntax? Initializer)> LocalsOf(SyntaxNode member)
        => member.DescendantNodes().OfType<LocalDeclarationStatementSyntax>()
            .Where(statement => statement is { UsingKeyword.RawKind: 0, Declaration: { Variables.Count: 1, Type: not RefTypeSyntax } })
            .Select(statement => statement.Declaration.Variables[0])
            .Select(variable => ((SyntaxNode)variable, variable.Identifier.ValueText, variable.Initializer?.Value));

    private static ILookup<string, SimpleNameSyntax> NamesIn(SyntaxNode scope)
        => scope.DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>().ToLookup(name => name.Identifier.ValueText, StringComparer.Ordinal);

    /// <summary>Returns the assignment, in a statement of its own, that a name is the target of; null for every other use.</summary>
    private static AssignmentExpressionSyntax? AssignmentTo(SimpleNameSyntax name)
        => Occurrences.ExpressionOf(name) is var target
            && target.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == target
            && (assignment.Parent is ExpressionStatementSyntax statement && StatementList.Of(statement) is not null || assignment.Parent is ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax })
            ? assignment
            : null;

    private static bool IsOwn(SimpleNameSyntax use, SemanticModel model)
        => model.GetOperation(Occurrences.ExpressionOf(use)) is ILocalReferenceOperation or IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation };
}
