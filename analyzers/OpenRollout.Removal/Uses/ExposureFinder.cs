using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace OpenRollout.Removal.Uses;

/// <summary>Finds evaluations of other flags, which record exposures but have no other effect.</summary>
internal static class ExposureFinder
{
    /// <summary>Returns the calls and the reads of snapshots.</summary>
    public static IEnumerable<SyntaxNode> Find(SyntaxTree tree, Compilation compilation, string removed)
    {
        var uses = FlagUses.Of(compilation);
        var model = compilation.GetSemanticModel(tree);
        foreach (var node in tree.GetRoot().DescendantNodes())
        {
            var flag = node switch
            {
                InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } when IsEvaluation(name) && model.GetOperation(node) is IInvocationOperation call => uses.FindEvaluated(call),
                MemberAccessExpressionSyntax when model.GetSymbolInfo(node).Symbol is IPropertySymbol { IsStatic: false } property => uses.FlagOf(property),
                _ => null,
            };
            if (flag is not null && flag.Key != removed)
            {
                yield return node;
            }
        }
    }

    private static bool IsEvaluation(string name)
        => name is "IsEnabled" or "IsEnabledAsync" or "GetValue" or "GetValueAsync" or "GetDetails" or "GetDetailsAsync" or "GetVariant" || ClientMethods.TryFind(name, out _);
}
