using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace OpenRollout.Removal.Uses;

/// <summary>Recognizes tests of xUnit, NUnit and MSTest by their attributes, including attributes that derive from those.</summary>
internal static class TestMethods
{
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "Xunit.FactAttribute", "Xunit.TheoryAttribute",
        "NUnit.Framework.TestAttribute", "NUnit.Framework.TestCaseAttribute", "NUnit.Framework.TestCaseSourceAttribute", "NUnit.Framework.TheoryAttribute",
        "Microsoft.VisualStudio.TestTools.UnitTesting.TestMethodAttribute",
        "TUnit.Core.TestAttribute",
    };

    /// <summary>Returns whether a compilation can have tests.</summary>
    public static bool AreIn(Compilation compilation) => Attributes.Any(name => compilation.GetTypeByMetadataName(name) is not null);

    /// <summary>Returns whether a method is a test.</summary>
    public static bool Contains(MethodDeclarationSyntax method, SemanticModel model)
        => method.AttributeLists.SelectMany(list => list.Attributes).Any(attribute => IsTest((model.GetSymbolInfo(attribute).Symbol as IMethodSymbol)?.ContainingType));

    /// <summary>Returns the test that contains a node, or null.</summary>
    public static MethodDeclarationSyntax? FindOf(SyntaxNode node, SemanticModel model) => node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && Contains(method, model) ? method : null;

    /// <summary>Returns whether the whole body of a test runs under an override: it is a using declaration at the start, or the only statement.</summary>
    public static bool IsWholeBodyUnder(MethodDeclarationSyntax test, InvocationExpressionSyntax overriding)
    {
        if (test.Body is not { Statements: { Count: > 0 } statements })
        {
            return false;
        }

        return statements[0] switch
        {
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Declaration.Variables: { Count: 1 } variables } => variables[0].Initializer?.Value == overriding,
            UsingStatementSyntax { Expression: { } expression } => statements.Count == 1 && expression == overriding,
            UsingStatementSyntax { Declaration.Variables: { Count: 1 } variables } => statements.Count == 1 && variables[0].Initializer?.Value == overriding,
            _ => false,
        };
    }

    private static bool IsTest(INamedTypeSymbol? attribute)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
        {
            if (Attributes.Contains(type.ToDisplayString()))
            {
                return true;
            }
        }

        return false;
    }
}
