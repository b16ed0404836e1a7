using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Reasoning;

/// <summary>
/// Decides whether a receiver cannot be null when the code runs. A nullable annotation does not prove it, because code that is compiled without
/// annotations can pass null. A check proves it, and so does an access before it, which throws for null.
/// </summary>
internal static class Receivers
{
    /// <summary>Returns whether a receiver is never null.</summary>
    public static bool AreNeverNull(IOperation instance) => instance switch
    {
        { ConstantValue: { HasValue: true, Value: not null } } => true,
        IInstanceReferenceOperation or IConditionalAccessInstanceOperation or IObjectCreationOperation or IArrayCreationOperation or ICollectionExpressionOperation or IInterpolatedStringOperation => true,
        IInvocationOperation call => KnownMembers.ReturnsObject(call.TargetMethod),
        IParenthesizedOperation inner => AreNeverNull(inner.Operand),
        IConversionOperation { IsTryCast: false, OperatorMethod: null } conversion => AreNeverNull(conversion.Operand),
        IFieldReferenceOperation { Field.IsReadOnly: true } field => IsOnlyCreated(field.Field, field.SemanticModel!),
        IPropertyReferenceOperation { Property: { IsReadOnly: true } property } reference => Initialization.IsAutomatic(property) && IsOnlyCreated(property, reference.SemanticModel!),
        ILocalReferenceOperation local => IsProven(local.Local, local.Syntax, local.SemanticModel!),
        IParameterReferenceOperation parameter => IsProven(parameter.Parameter, parameter.Syntax, parameter.SemanticModel!),
        _ => false,
    };

    /// <summary>Returns whether only an initializer creates the object of a member.</summary>
    private static bool IsOnlyCreated(ISymbol member, SemanticModel model)
        => member is { DeclaringSyntaxReferences.Length: 1, ContainingType.TypeKind: TypeKind.Class }
            && member.DeclaringSyntaxReferences[0].GetSyntax() is var declaration
            && ((declaration as VariableDeclaratorSyntax)?.Initializer ?? (declaration as PropertyDeclarationSyntax)?.Initializer)?.Value is BaseObjectCreationExpressionSyntax or CollectionExpressionSyntax or ArrayCreationExpressionSyntax
            && member.ContainingType.DeclaringSyntaxReferences.SelectMany(part => part.GetSyntax().DescendantNodes().OfType<SimpleNameSyntax>())
                .Where(name => name.Identifier.ValueText == member.Name)
                .All(name => References.OnlyReads(Occurrences.ExpressionOf(name), name.SyntaxTree == model.SyntaxTree ? model : model.Compilation.GetSemanticModel(name.SyntaxTree)));

    private static bool IsProven(ISymbol variable, SyntaxNode use, SemanticModel model)
    {
        if (variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration
            || use.Ancestors().FirstOrDefault(Draft.IsMember) is not { } member
            || member.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variable.Name && !References.OnlyReads(name, model)))
        {
            return false;
        }

        return declaration switch
        {
            SingleVariableDesignationSyntax { Parent: DeclarationPatternSyntax or RecursivePatternSyntax } => true,
            VariableDeclaratorSyntax { Initializer.Value: var value } when model.GetOperation(value) is { } created && created is not ILocalReferenceOperation and not IParameterReferenceOperation && AreNeverNull(created) => true,
            _ => use.AncestorsAndSelf().TakeWhile(node => node is not (LocalFunctionStatementSyntax or MemberDeclarationSyntax)).Any(node => IsReachedOnlyIfNotNull(node, variable.Name, model)),
        };
    }

    /// <summary>Returns whether code is reached only if a variable is not null, by what is evaluated before it.</summary>
    private static bool IsReachedOnlyIfNotNull(SyntaxNode node, string name, SemanticModel model) => node.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both when both.Right == node => Implies(both.Left, true, name, model),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either when either.Right == node => Implies(either.Left, false, name, model),
        ConditionalExpressionSyntax choice when choice.Condition != node => Implies(choice.Condition, choice.WhenTrue == node, name, model),
        IfStatementSyntax statement when statement.Statement == node => Implies(statement.Condition, true, name, model),
        ElseClauseSyntax { Parent: IfStatementSyntax statement } => Implies(statement.Condition, false, name, model),
        BlockSyntax or SwitchSectionSyntax when node is StatementSyntax statement && StatementList.Of(statement) is { } list
            => list.Statements.Take(list.IndexOf(statement)).Any(before => Proves(before, name, model)),
        _ => false,
    };

    /// <summary>Returns whether a variable is not null if a condition has a value.</summary>
    private static bool Implies(ExpressionSyntax condition, bool value, string name, SemanticModel model) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Implies(inner.Expression, value, name, model),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation => Implies(negation.Operand, !value, name, model),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => value && (Implies(both.Left, true, name, model) || Implies(both.Right, true, name, model)) || Evaluates(condition, name, model),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => !value && (Implies(either.Left, false, name, model) || Implies(either.Right, false, name, model)) || Evaluates(condition, name, model),
        BinaryExpressionSyntax { Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } test when IsName(test.Left, name)
            => test.IsKind(value ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression),
        IsPatternExpressionSyntax test when IsName(test.Expression, name) => test.Pattern switch
        {
            ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } => !value,
            UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } } => value,
            RecursivePatternSyntax or DeclarationPatternSyntax => value,
            _ => false,
        },
        _ => Evaluates(condition, name, model),
    };

    /// <summary>Returns whether a variable is not null after a statement: the statement throws or leaves if it is.</summary>
    private static bool Proves(StatementSyntax statement, string name, SemanticModel model) => statement switch
    {
        IfStatementSyntax { Else: null } guard => StatementEdit.IsJump(guard.Statement) && Implies(guard.Condition, false, name, model) || Evaluates(guard.Condition, name, model),
        ExpressionStatementSyntax or LocalDeclarationStatementSyntax => Evaluates(statement, name, model),
        _ => false,
    };

    /// <summary>Returns whether a member of a variable is always evaluated, not only under a condition.</summary>
    private static bool Evaluates(SyntaxNode code, string name, SemanticModel model)
        => code.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax)
                && node.Kind() is not (SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression or SyntaxKind.CoalesceAssignmentExpression))
            .Any(node => node is MemberAccessExpressionSyntax { Expression: var receiver } access && IsName(receiver, name) && Dereferences(access, model)
                || node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfNull" } } check && IsName(check.ArgumentList.Arguments.FirstOrDefault()?.Expression, name));

    /// <summary>Returns whether an access throws if its receiver is null. An extension method need not.</summary>
    private static bool Dereferences(MemberAccessExpressionSyntax access, SemanticModel model)
        => model.GetSymbolInfo(access).Symbol is { IsStatic: false } and not IMethodSymbol { ReducedFrom: not null }
            && !access.Ancestors().Any(node => node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } });

    private static bool IsName(ExpressionSyntax? expression, string name) => expression is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
}
