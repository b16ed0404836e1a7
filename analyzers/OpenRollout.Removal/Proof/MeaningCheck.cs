using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

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
        var code = new EditedCode(tree, draft);
        return code.Nodes
            // The expression in parentheses is compared itself.
            .Where(node => HasMeaning(node)
                && Marks.IdentityOf(node) is { } identity
                && code.NodeBefore(identity) is { } original && HasMeaning(original)
                && IsChanged(original, code.Before, node, code.After, draft));
    }

    private static bool HasMeaning(SyntaxNode node)
        => node is ExpressionSyntax and not ParenthesizedExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or QueryClauseSyntax or OrderingSyntax or SelectOrGroupClauseSyntax;

    private static bool IsChanged(SyntaxNode original, SemanticModel before, SyntaxNode node, SemanticModel after, Draft draft)
    {
        // The symbol of a literal is its conversion, which is compared elsewhere.
        var symbol = original is LiteralExpressionSyntax ? null : SymbolOf(original, before);
        // The compiler leaves out a select that returns its variable.
        if (symbol is not null && !(node is SelectClauseSyntax && SymbolOf(node, after) is null) && KeyOf(symbol) != KeyOf(SymbolOf(node, after) is { } now ? draft.Unreshaped(now) : null))
        {
            return true;
        }

        if (original is InitializerExpressionSyntax && !AddsOf(original, before).SequenceEqual(AddsOf(node, after)))
        {
            return true;
        }

        // The elements of a tuple are compared themselves; nothing reads the names that it has before its conversion.
        var old = before.GetTypeInfo(original).Type;
        return old is not null && old.TypeKind != TypeKind.Error && !(original is LiteralExpressionSyntax or ConditionalExpressionSyntax || original is TupleExpressionSyntax tuple && References.HasTargetNames(tuple))
            && old.ToDisplayString(Format) != after.GetTypeInfo(node).Type?.ToDisplayString(Format);
    }

    private static ISymbol? SymbolOf(SyntaxNode node, SemanticModel model)
        => node is QueryClauseSyntax clause ? model.GetQueryClauseInfo(clause).OperationInfo.Symbol : model.GetSymbolInfo(node).Symbol;

    /// <summary>Returns the methods that add the elements of a collection initializer.</summary>
    private static IEnumerable<string?> AddsOf(SyntaxNode initializer, SemanticModel model)
        => model.GetOperation(initializer) is IObjectOrCollectionInitializerOperation { Initializers: var added } ? added.OfType<IInvocationOperation>().Select(call => KeyOf(call.TargetMethod)) : [];

    private static string? KeyOf(ISymbol? symbol) => symbol switch
    {
        null => null,
        ILocalSymbol or IRangeVariableSymbol or ILabelSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }
            when symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax && Marks.IdentityOf(syntax) is { } identity
            => symbol.Name + "@" + identity,
        _ => symbol.ToDisplayString(Format),
    };
}
