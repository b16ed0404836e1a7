using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Recognizes mocks of a snapshot. NSubstitute sets up and verifies a member by reading it: <c>flags.Stories.Returns(true)</c>, <c>flags.Received().Stories</c>.</summary>
internal static class SnapshotMocks
{
    /// <summary>Returns whether a read of a snapshot's property sets up or verifies a mock.</summary>
    public static bool Contain(ExpressionSyntax read, SemanticModel model)
        => (Parentheses.Around(read).Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax setUp } && IsMock(setUp, model))
            || (read is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax verification } && IsMock(verification, model));

    private static bool IsMock(InvocationExpressionSyntax call, SemanticModel model)
        => model.GetSymbolInfo(call).Symbol is IMethodSymbol { IsExtensionMethod: true } method
            && method.ContainingNamespace.ToDisplayString() is var space && (space == "NSubstitute" || space.StartsWith("NSubstitute.", StringComparison.Ordinal));
}
