using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Returns the arm of a conditional or switch expression that takes the expression's place, with the type that the expression had.</summary>
internal static class ChosenArm
{
    /// <summary>Returns the expression without trivia, or null if the arm cannot stand alone.</summary>
    /// <param name="choice">The conditional or switch expression.</param>
    /// <param name="arm">The expression of the arm.</param>
    /// <param name="model">The semantic model.</param>
    public static ExpressionSyntax? Find(ExpressionSyntax choice, ExpressionSyntax arm, SemanticModel model)
        => FindExpression(choice, arm, model) is { } found ? Marks.InPlaceOf(found, choice) : null;

    private static ExpressionSyntax? FindExpression(ExpressionSyntax choice, ExpressionSyntax arm, SemanticModel model)
    {
        switch (arm)
        {
            case RefExpressionSyntax reference:
                return reference.Expression.WithoutTrivia();
            case ThrowExpressionSyntax:
                return Parentheses.Around(choice) is var outer
                    && (outer.Parent is ArrowExpressionClauseSyntax or LambdaExpressionSyntax || outer.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce && coalesce.Right == outer)
                    ? arm.WithoutTrivia()
                    : null;
        }

        while (arm is ParenthesizedExpressionSyntax parenthesized && choice.Parent is ParenthesizedExpressionSyntax)
        {
            arm = parenthesized.Expression;
        }

        var bare = arm.WithoutTrivia();
        var whole = model.GetTypeInfo(choice);
        var natural = NaturalType(choice, model);
        if (natural is null)
        {
            // The expression gets its type from its target, as the arm does. Another overload, type or conversion is found afterwards.
            return WithParentheses(choice, bare);
        }

        var type = arm.IsKind(SyntaxKind.DefaultLiteralExpression) ? null : model.GetTypeInfo(arm).Type;
        if (type is not null && SymbolEqualityComparer.Default.Equals(type, natural))
        {
            return WithParentheses(choice, bare);
        }

        if (IsTarget(choice) && SymbolEqualityComparer.Default.Equals(whole.ConvertedType, natural))
        {
            return WithParentheses(choice, bare);
        }

        if (natural.IsAnonymousType || natural.TypeKind is TypeKind.Error)
        {
            return null;
        }

        var shown = natural;
        if (natural.IsReferenceType && model.GetNullableContext(choice.SpanStart).AnnotationsEnabled())
        {
            shown = natural.WithNullableAnnotation(arm.IsKind(SyntaxKind.NullLiteralExpression) || whole.Nullability.FlowState == NullableFlowState.MaybeNull
                ? NullableAnnotation.Annotated
                : NullableAnnotation.NotAnnotated);
        }

        var name = SyntaxFactory.ParseTypeName(shown.ToMinimalDisplayString(model, choice.SpanStart));
        return SyntaxFactory.CastExpression(name, Parentheses.ForOperand(bare));
    }

    /// <summary>Returns the type that the arms have in common, or null if the target gives the expression its type.</summary>
    private static ITypeSymbol? NaturalType(ExpressionSyntax choice, SemanticModel model)
    {
        var whole = model.GetTypeInfo(choice);
        if (whole.Type is not { } type)
        {
            return null;
        }

        var conversion = model.GetConversion(choice);
        return conversion.IsConditionalExpression || conversion.IsSwitchExpression ? null : type;
    }

    /// <summary>Returns whether the type of the target is written in the code, so that it does not depend on the expression.</summary>
    private static bool IsTarget(ExpressionSyntax choice) => choice.Parent switch
    {
        ParenthesizedExpressionSyntax parenthesized => IsTarget(parenthesized),
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } } or PropertyDeclarationSyntax } => true,
        ReturnStatementSyntax => choice.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax and not LocalFunctionStatementSyntax).OfType<AnonymousFunctionExpressionSyntax>().FirstOrDefault() is not { } function
            || HasTarget(function),
        ArrowExpressionClauseSyntax => true,
        LambdaExpressionSyntax lambda => HasTarget(lambda),
        AssignmentExpressionSyntax assignment => assignment.Right == choice && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression),
        _ => false,
    };

    /// <summary>Returns whether the type of the delegate is written in the code, so that the lambda's body does not decide it.</summary>
    private static bool HasTarget(AnonymousFunctionExpressionSyntax function) => Parentheses.Around(function) is var outer && outer.Parent switch
    {
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } => call.Expression is GenericNameSyntax or MemberAccessExpressionSyntax { Name: GenericNameSyntax } or MemberBindingExpressionSyntax { Name: GenericNameSyntax },
        ArgumentSyntax { Parent: ArgumentListSyntax { Parent: ObjectCreationExpressionSyntax } } => true,
        CastExpressionSyntax => true,
        ReturnStatementSyntax or LambdaExpressionSyntax => false,
        _ => IsTarget(outer),
    };

    /// <summary>
    /// A conditional expression binds weaker than most, so only an assignment or a lambda can need parentheses in its place. A switch expression
    /// binds stronger.
    /// </summary>
    private static ExpressionSyntax WithParentheses(ExpressionSyntax choice, ExpressionSyntax arm)
        => choice.Parent is ExpressionSyntax and not ParenthesizedExpressionSyntax and not AssignmentExpressionSyntax
            && (choice is SwitchExpressionSyntax ? !Parentheses.IsPrimary(arm) : arm is AssignmentExpressionSyntax or AnonymousFunctionExpressionSyntax)
            ? SyntaxFactory.ParenthesizedExpression(arm)
            : arm;
}
