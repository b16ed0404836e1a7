using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Proof;

/// <summary>
/// Compares the user-defined methods that convert the remaining expressions. A constant in place of a conditional expression can select another one:
/// 1 is also a byte, and 0 a member of each enum.
/// </summary>
internal static class ConversionCheck
{
    /// <summary>Returns the expressions in the edited members of a file that another method converts now.</summary>
    public static IEnumerable<SyntaxNode> Find(SyntaxTree tree, Draft draft)
    {
        var code = new EditedCode(tree, draft);
        return code.Nodes
            .OfType<ExpressionSyntax>()
            .Where(node => node is not ParenthesizedExpressionSyntax && !IsInPlacedCast(node)
                && (Before(node, code) is { } expected && !expected.SequenceEqual(After(node, code.After))
                    || node is InterpolatedStringExpressionSyntax && Marks.IdentityOf(node) is { } identity
                        && !AppendsOf(code.NodeBefore(identity), code.Before).SequenceEqual(AppendsOf(node, code.After))));
    }

    /// <summary>Returns whether an expression is in a cast that a removal has added, with which it is compared.</summary>
    private static bool IsInPlacedCast(ExpressionSyntax node) => Parentheses.Around(node).Parent is CastExpressionSyntax cast && IsPlaced(cast);

    private static bool IsPlaced(CastExpressionSyntax cast) => Marks.IdentityOf(cast) is null && (Marks.PlacesOf(cast).Any() || Around(cast).SelectMany(Marks.PlacesOf).Any());

    /// <summary>Returns the conversions of the expression and of those whose places it has taken; null if an edit created it for no place.</summary>
    private static IEnumerable<string>? Before(ExpressionSyntax node, EditedCode code)
    {
        var identity = Marks.IdentityOf(node is CastExpressionSyntax cast && IsPlaced(cast) ? Parentheses.Within(cast.Expression) : node);
        List<string> identities = [.. identity is null ? [] : new[] { identity }, .. Marks.PlacesOf(node), .. Around(node).SelectMany(Marks.PlacesOf)];
        return identities.Count == 0 ? null : identities.Distinct().Select(code.NodeBefore)
            .OfType<ExpressionSyntax>().Where(expression => expression is not ParenthesizedExpressionSyntax).OrderBy(expression => expression.Span.Length).SelectMany(expression => Of(expression, code.Before));
    }

    private static IEnumerable<string> After(ExpressionSyntax node, SemanticModel model)
        => node is CastExpressionSyntax cast && IsPlaced(cast) && model.GetOperation(cast) is IConversionOperation { OperatorMethod: { } method } ? Of(node, model).Prepend(method.ToDisplayString()) : Of(node, model);

    private static IEnumerable<string> Of(ExpressionSyntax expression, SemanticModel model)
        => model.GetConversion(expression).MethodSymbol is { MethodKind: MethodKind.Conversion } method ? [method.ToDisplayString()] : [];

    private static IEnumerable<ExpressionSyntax> Around(ExpressionSyntax node)
    {
        while (node.Parent is ParenthesizedExpressionSyntax outer)
        {
            yield return outer;
            node = outer;
        }
    }

    /// <summary>Returns the methods that append the parts of an interpolated string to a handler.</summary>
    private static IEnumerable<string> AppendsOf(SyntaxNode text, SemanticModel model)
        => model.GetOperation(text) is { Parent: IInterpolatedStringHandlerCreationOperation { Content: IInterpolatedStringOperation content } }
            ? content.Parts.OfType<IInterpolatedStringAppendOperation>().Select(part => part.AppendCall).OfType<IInvocationOperation>().Select(call => call.TargetMethod.ToDisplayString())
            : [];
}
