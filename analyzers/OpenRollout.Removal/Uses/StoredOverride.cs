using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>
/// Removes an override that a set-up stores in a private field and a tear-down disposes of: <c>_stories = Flags.Stories.Override(true);</c> and
/// <c>_stories.Dispose();</c>. The field must have no other use.
/// </summary>
internal static class StoredOverride
{
    /// <summary>Returns the edit of the type; null for other code.</summary>
    public static Edit? Remove(InvocationExpressionSyntax call, SemanticModel model)
    {
        if (call.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type || FindField(call, model) is not { DeclaredAccessibility: Accessibility.Private, DeclaringSyntaxReferences: { Length: 1 } declared } field
            || declared[0].GetSyntax() is not VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax declaration } } || declaration.Parent != type
            || declaration.AttributeLists.Count > 0 || model.GetDeclaredSymbol(type)!.DeclaringSyntaxReferences.Length != 1 || InactiveCode.Names(type.SyntaxTree.GetRoot(), field.Name))
        {
            return null;
        }

        var stored = call.Parent is AssignmentExpressionSyntax ? call.Parent : declaration;
        var references = type.DescendantNodes(descendIntoTrivia: true).OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == field.Name).ToList();
        var disposals = references.Where(name => !stored.Contains(name)).Select(DisposalOf).ToList();
        if (disposals.Contains(null) || disposals.Count == 0)
        {
            return null;
        }

        if ((stored is FieldDeclarationSyntax ? stored : PartOf((ExpressionSyntax)stored)) is not { } setUp)
        {
            return null;
        }

        // A field with an initial value, such as null!, would be assigned and never read.
        var parts = disposals.OfType<SyntaxNode>().Append(setUp);
        if (stored != declaration && declaration.Declaration.Variables[0].Initializer is { Value: var initial }
            && Effects.AreNone(initial is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed ? suppressed.Operand : initial, model))
        {
            parts = parts.Append(declaration);
        }

        // The parts are found again after the type has changed.
        var mark = new SyntaxAnnotation();
        var changed = type.ReplaceNodes(parts, (_, part) => part.WithAdditionalAnnotations(mark));
        while (changed.GetAnnotatedNodes(mark).FirstOrDefault() is { } part)
        {
            changed = Remove(changed, part);
        }

        return new Edit(type, WithoutEmptyFixtures(changed, type, model));
    }

    private static IFieldSymbol? FindField(InvocationExpressionSyntax call, SemanticModel model) => call.Parent switch
    {
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Right == call => model.GetSymbolInfo(assignment.Left).Symbol as IFieldSymbol,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } declarator } => model.GetDeclaredSymbol(declarator) as IFieldSymbol,
        _ => null,
    };

    /// <summary>Returns the statement, or the body, that disposes of a field; null for another use.</summary>
    private static SyntaxNode? DisposalOf(IdentifierNameSyntax name)
    {
        ExpressionSyntax field = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access && access.Name == name ? access : name;
        return field.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Dispose", Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } disposal } member when member.Expression == field => PartOf(disposal),
            ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Dispose" }, ArgumentList.Arguments.Count: 0 } } disposal => PartOf(disposal),
            _ => null,
        };
    }

    private static SyntaxNode? PartOf(ExpressionSyntax expression) => expression.Parent switch
    {
        ExpressionStatementSyntax statement => statement,
        ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax } body => body,
        _ => null,
    };

    private static TypeDeclarationSyntax Remove(TypeDeclarationSyntax type, SyntaxNode part)
    {
        switch (part)
        {
            case FieldDeclarationSyntax field:
                return Members.Remove(type, [field]);
            case ArrowExpressionClauseSyntax { Parent: BaseMethodDeclarationSyntax method }:
                var block = SyntaxFactory.Block().WithCloseBraceToken(SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(method.GetTrailingTrivia()))
                    .WithOpenBraceToken(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space));
                return type.ReplaceNode(method, method.WithExpressionBody(null).WithSemicolonToken(default).WithBody(block));
            default:
                var edit = StatementEdit.Replace((StatementSyntax)part, []);
                return type.ReplaceNode(edit.Old, edit.New);
        }
    }

    /// <summary>Returns a type without the set-up and tear-down methods that have become empty.</summary>
    private static TypeDeclarationSyntax WithoutEmptyFixtures(TypeDeclarationSyntax type, TypeDeclarationSyntax original, SemanticModel model)
    {
        var empty = type.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Body is { Statements.Count: 0 } body && !body.DescendantTrivia().Any(Lines.IsWorthKeeping) && !method.ContainsDirectives)
            .Where(method => original.Members.OfType<MethodDeclarationSyntax>().Any(before => before.Identifier.ValueText == method.Identifier.ValueText
                && before.ParameterList.Parameters.Count == method.ParameterList.Parameters.Count
                && before.Body is not { Statements.Count: 0 }
                && before.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => model.GetTypeInfo(attribute).Type).ToList() is { Count: 1 } attributes
                && (TestAttributes.IsSetUp(attributes[0]) || TestAttributes.IsTearDown(attributes[0]))
                && !before.Modifiers.Any(modifier => modifier.IsKind(SyntaxKind.VirtualKeyword) || modifier.IsKind(SyntaxKind.OverrideKeyword) || modifier.IsKind(SyntaxKind.AbstractKeyword))))
            .ToList<MemberDeclarationSyntax>();
        return empty.Count == 0 ? type : Members.Remove(type, empty);
    }
}
