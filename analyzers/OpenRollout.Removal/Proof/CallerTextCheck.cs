using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Proof;

/// <summary>
/// Compares the texts that the compiler passes to calls of the remaining code: that of an argument (<c>CallerArgumentExpression</c>) and the name of
/// the member (<c>CallerMemberName</c>). Numbers of lines change with every removal. Test frameworks only show the texts when an assertion fails.
/// </summary>
internal static class CallerTextCheck
{
    /// <summary>Returns the calls in the edited members of a file that would get other texts.</summary>
    public static IEnumerable<SyntaxNode> Find(SyntaxTree tree, Draft draft)
    {
        var code = new EditedCode(tree, draft);
        return code.Nodes
            .Where(node => node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ElementAccessExpressionSyntax or ConstructorInitializerSyntax or PrimaryConstructorBaseTypeSyntax or InitializerExpressionSyntax { RawKind: (int)SyntaxKind.CollectionInitializerExpression })
            .Where(node => Marks.IdentityOf(node) is { } identity
                && TextsOf(node, code.After) is { Count: > 0 } texts
                && !texts.SequenceEqual(TextsOf(code.NodeBefore(identity), code.Before)));
    }

    /// <summary>Returns the name of what a call calls, or the code of the call.</summary>
    public static string NameOf(SyntaxNode call)
        => call is InvocationExpressionSyntax { Expression: var called } ? ((called as MemberAccessExpressionSyntax)?.Name ?? called).ToString() : call.ToString();

    private static bool TakesText(IParameterSymbol parameter)
        => parameter.IsOptional && parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "CallerArgumentExpressionAttribute" or "CallerMemberNameAttribute");

    private static bool IsAssertion(IParameterSymbol parameter)
        => parameter.ContainingNamespace?.ToDisplayString() is { } space
            && (space is "Xunit" or "NUnit.Framework" or "Microsoft.VisualStudio.TestTools.UnitTesting" || space.StartsWith("NUnit.Framework.", StringComparison.Ordinal));

    /// <summary>Returns the texts that the compiler passes.</summary>
    private static IReadOnlyList<string?> TextsOf(SyntaxNode node, SemanticModel model)
        => [.. (MayTakeText(node, model) ? model.GetOperation(node) : null) switch
        {
            IInvocationOperation call => TextsOf(call.Arguments),
            IObjectCreationOperation creation => TextsOf(creation.Arguments),
            IPropertyReferenceOperation property => TextsOf(property.Arguments),
            IObjectOrCollectionInitializerOperation elements => elements.Initializers.OfType<IInvocationOperation>().SelectMany(call => TextsOf(call.Arguments)),
            _ => [],
        }];

    private static IEnumerable<string?> TextsOf(IEnumerable<IArgumentOperation> arguments)
        => arguments.Where(argument => argument is { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } && TakesText(parameter) && !IsAssertion(parameter))
            .Select(argument => argument.Value.ConstantValue.Value as string);

    /// <summary>Returns whether a call has a parameter for a text, so that only few operations are created.</summary>
    private static bool MayTakeText(SyntaxNode node, SemanticModel model) => node is InitializerExpressionSyntax || model.GetSymbolInfo(node).Symbol switch
    {
        IMethodSymbol method => method.Parameters.Any(TakesText),
        IPropertySymbol property => property.Parameters.Any(TakesText),
        _ => false,
    };
}
