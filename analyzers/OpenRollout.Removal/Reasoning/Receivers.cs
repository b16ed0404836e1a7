using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Reasoning;

/// <summary>
/// Decides whether a receiver cannot be null when the code runs. Nullable annotations are no proof, because code that is compiled without them can
/// pass null. A check is one, and so is code that would have thrown before.
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
            _ => use.AncestorsAndSelf().TakeWhile(node => node is not (LocalFunctionStatementSyntax or MemberDeclarationSyntax)).Any(node => IsReachedOnlyIfNotNull(node, variable.Name)),
        };
    }

    /// <summary>Returns whether code is reached only if a variable is not null, by what is evaluated before it.</summary>
    private static bool IsReachedOnlyIfNotNull(SyntaxNode node, string name) => node.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both when both.Right == node => Implies(both.Left, true, name),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either when either.Right == node => Implies(either.Left, false, name),
        ConditionalExpressionSyntax choice when choice.Condition != node => Implies(choice.Condition, choice.WhenTrue == node, name),
        IfStatementSyntax statement when statement.Statement == node => Implies(statement.Condition, true, name),
        ElseClauseSyntax { Parent: IfStatementSyntax statement } => Implies(statement.Condition, false, name),
        BlockSyntax or SwitchSectionSyntax when node is StatementSyntax statement && StatementList.Of(statement) is { } list
            => list.Statements.Take(list.IndexOf(statement)).Any(before => Proves(before, name)),
        _ => false,
    };

    /// <summary>Returns whether a variable is not null if a condition has a value.</summary>
    private static bool Implies(ExpressionSyntax condition, bool value, string name) => condition switch
    {
        ParenthesizedExpressionSyntax inner => Implies(inner.Expression, value, name),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation => Implies(negation.Operand, !value, name),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => value && (Implies(both.Left, true, name) || Implies(both.Right, true, name)) || Evaluates(condition, name),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => !value && (Implies(either.Left, false, name) || Implies(either.Right, false, name)) || Evaluates(condition, name),
        BinaryExpressionSyntax { Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } test when IsName(test.Left, name)
            => test.IsKind(value ? SyntaxKind.NotEqualsExpression : SyntaxKind.EqualsExpression),
        IsPatternExpressionSyntax test when IsName(test.Expression, name) => test.Pattern switch
        {
            ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } => !value,
            UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } } } => value,
            RecursivePatternSyntax or DeclarationPatternSyntax => value,
            _ => false,
        },
        _ => Evaluates(condition, name),
    };

    /// <summary>Returns whether a variable is not null after a statement: it would have thrown, or left.</summary>
    private static bool Proves(StatementSyntax statement, string name) => statement switch
    {
        IfStatementSyntax { Else: null } guard => StatementEdit.IsJump(guard.Statement) && Implies(guard.Condition, false, name) || Evaluates(guard.Condition, name),
        ExpressionStatementSyntax or LocalDeclarationStatementSyntax => Evaluates(statement, name),
        _ => false,
    };

    /// <summary>Returns whether a member of a variable is always evaluated, not only under a condition.</summary>
    private static bool Evaluates(SyntaxNode code, string name)
        => code.DescendantNodesAndSelf(node => node is not (AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax or SwitchExpressionSyntax)
                && node.Kind() is not (SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression or SyntaxKind.CoalesceAssignmentExpression))
            .Any(node => node is MemberAccessExpressionSyntax { Expression: var receiver } && IsName(receiver, name)
                || node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfNull" } } check && IsName(check.ArgumentList.Arguments.FirstOrDefault()?.Expression, name));

    private static bool IsName(ExpressionSyntax? expression, string name) => expression is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name;
}
