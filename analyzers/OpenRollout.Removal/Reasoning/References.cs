using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Reasoning;

/// <summary>Replaces references by a literal.</summary>
internal static class References
{
    /// <summary>Returns whether an expression only reads a value, so that a literal can take its place.</summary>
    public static bool IsRead(ExpressionSyntax reference, SemanticModel model) => OnlyReads(reference, model) && !FoldPass.IsInExpressionTree(reference, model);

    /// <summary>Returns whether an expression only reads a value, perhaps in an expression tree, in which it must stay as it is.</summary>
    public static bool OnlyReads(ExpressionSyntax reference, SemanticModel model)
    {
        var outer = reference;
        while (outer.Parent is ParenthesizedExpressionSyntax parenthesized)
        {
            outer = parenthesized;
        }

        return outer.Parent switch
        {
            AssignmentExpressionSyntax assignment when assignment.Left == outer => false,
            PostfixUnaryExpressionSyntax or RefExpressionSyntax or MakeRefExpressionSyntax => outer.Parent is PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression },
            PrefixUnaryExpressionSyntax prefix => prefix.Kind() is not (SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression or SyntaxKind.AddressOfExpression),
            ArgumentSyntax argument => argument.RefKindKeyword.RawKind == 0 && !IsInTupleTarget(argument) && !IsInNameOf(argument, model),
            _ => true,
        };
    }

    /// <summary>Returns the node to replace and its replacement. A name that was inferred from the reference is kept.</summary>
    public static Edit Replace(ExpressionSyntax reference, ExpressionSyntax literal, string name)
    {
        literal = Marks.InPlaceOf(Marks.AsCopy(literal), reference);

        // Only a negative number is not a primary expression.
        var value = (literal is PrefixUnaryExpressionSyntax && reference.Parent is ExpressionSyntax and not ParenthesizedExpressionSyntax and not AssignmentExpressionSyntax
            ? SyntaxFactory.ParenthesizedExpression(literal)
            : literal).WithTriviaFrom(reference);
        switch (reference.Parent)
        {
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member:
                return new Edit(member, member.WithExpression(value.WithoutLeadingTrivia()).WithNameEquals(SyntaxFactory.NameEquals(
                    SyntaxFactory.IdentifierName(name).WithLeadingTrivia(reference.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.Space),
                    SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space))));
            case ArgumentSyntax { NameColon: null, Parent: TupleExpressionSyntax tuple } argument when !HasTargetNames(tuple):
                return new Edit(argument, argument.WithExpression(value.WithoutLeadingTrivia()).WithNameColon(SyntaxFactory.NameColon(
                    SyntaxFactory.IdentifierName(name).WithLeadingTrivia(reference.GetLeadingTrivia()),
                    SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space))));
            default:
                return new Edit(reference, value);
        }
    }

    /// <summary>Returns whether the target of a tuple names its elements, so that a name in the tuple itself would be ignored.</summary>
    internal static bool HasTargetNames(TupleExpressionSyntax tuple) => tuple.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left is TupleExpressionSyntax or DeclarationExpressionSyntax,
        EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } } } => true,
        ReturnStatementSyntax or ArrowExpressionClauseSyntax or SwitchExpressionSyntax => true,
        _ => false,
    };

    private static bool IsInTupleTarget(ArgumentSyntax argument)
        => argument.Parent is TupleExpressionSyntax tuple && (tuple.Parent is AssignmentExpressionSyntax assignment && assignment.Left == tuple
            || tuple.Parent is ForEachVariableStatementSyntax
            || tuple.Parent is ArgumentSyntax outer && IsInTupleTarget(outer));

    private static bool IsInNameOf(ArgumentSyntax argument, SemanticModel model)
        => argument.Parent?.Parent is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } call && model.GetConstantValue(call).HasValue;
}
