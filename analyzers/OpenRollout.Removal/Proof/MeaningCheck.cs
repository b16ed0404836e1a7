using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Proof;

/// <summary>
/// Compares what the remaining code means with what it meant before: each name, call and operator must have the same symbol, and each
/// expression the same type. It finds names that are captured by another declaration and calls with another overload.
/// </summary>
internal static class MeaningCheck
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.ExpandNullable);

    /// <summary>Returns the nodes of the edited members of a file that mean something else now.</summary>
    public static IEnumerable<SyntaxNode> Find(SyntaxTree tree, Draft draft)
    {
        var baseline = draft.BaselineOf(tree).Tree;
        var before = draft.BaselineModelOf(tree);
        var after = draft.ModelOf(tree);
        return EditedMembers.In(tree.GetRoot(), draft)
            .SelectMany(member => member.DescendantNodes())
            .OfType<ExpressionSyntax>()
            // The expression in parentheses is compared itself.
            .Where(node => node is not ParenthesizedExpressionSyntax
                && Marks.IdentityOf(node) is { } identity
                && draft.BaselineNode(baseline, identity) is ExpressionSyntax original and not ParenthesizedExpressionSyntax
                && IsChanged(original, before, node, after, draft));
    }

    private static bool IsChanged(ExpressionSyntax original, SemanticModel before, ExpressionSyntax node, SemanticModel after, Draft draft)
    {
        var symbol = before.GetSymbolInfo(original).Symbol;
        if (symbol is not null && KeyOf(symbol) != KeyOf(after.GetSymbolInfo(node).Symbol is { } now ? draft.Unreshaped(now) : null))
        {
            return true;
        }

        // The elements of a tuple are compared themselves; nothing reads the names that it has before its conversion.
        var old = before.GetTypeInfo(original).Type;
        return old is not null && old.TypeKind != TypeKind.Error && !(original is LiteralExpressionSyntax or ConditionalExpressionSyntax || original is TupleExpressionSyntax tuple && References.HasTargetNames(tuple))
            && old.ToDisplayString(Format) != after.GetTypeInfo(node).Type?.ToDisplayString(Format);
    }

    private static string? KeyOf(ISymbol? symbol) => symbol switch
    {
        null => null,
        ILocalSymbol or IRangeVariableSymbol or ILabelSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }
            when symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax && Marks.IdentityOf(syntax) is { } identity
            => symbol.Name + "@" + identity,
        _ => symbol.ToDisplayString(Format),
    };
}
